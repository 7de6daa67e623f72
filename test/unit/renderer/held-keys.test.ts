/** Keys that were pressed before there was anything to act on. */
import { expect, test } from 'vitest'
import { nextTick, ref } from 'vue'
import { createHeldKeys } from '../../../src/renderer/src/app/held-keys.ts'

const key = (name: string) => ({ key: name }) as KeyboardEvent
const settled = async () => {
  for (let turn = 0; turn < 20; turn++) {
    await nextTick()
    await new Promise((resolve) => setTimeout(resolve))
  }
}

function keyboard() {
  const coming = ref(true)
  const given: string[] = []
  let time = 0
  /** As the registry does: what acts on something that is on its way is held, everything else acts. */
  function press(event: KeyboardEvent): void {
    if (held.takes(event)) return
    if (coming.value) held.hold(event, () => coming.value)
    else given.push(event.key)
  }
  const held = createHeldKeys(press, () => time)
  return {
    coming,
    given,
    held,
    press: (name: string) => press(key(name)),
    later(ms: number) {
      time += ms
    },
  }
}

test('a key waits for what it acts on, and those after it wait behind it', async () => {
  const { coming, given, press } = keyboard()
  press('u')
  press('j')
  press('r')
  await settled()
  expect(given).toEqual([])
  coming.value = false
  await settled()
  expect(given).toEqual(['u', 'j', 'r'])
  press('k')
  expect(given).toEqual(['u', 'j', 'r', 'k'])
})

test('a key that has to wait again keeps its place before the others', async () => {
  const coming = ref(true)
  const given: string[] = []
  const held = createHeldKeys((event) => {
    if (coming.value) held.hold(event, () => coming.value)
    else {
      given.push(event.key)
      coming.value = event.key === 'j' // the next application is on its way
    }
  })
  held.hold(key('j'), () => coming.value)
  held.takes(key('r'))
  held.takes(key('1'))
  coming.value = false
  await settled()
  expect(given).toEqual(['j'])
  coming.value = false
  await settled()
  expect(given).toEqual(['j', 'r', '1'])
})

test('Escape, and whoever goes elsewhere, forgets the keys that wait', async () => {
  const { coming, given, held, press } = keyboard()
  press('a')
  press('Escape')
  expect(held.isHolding()).toBe(false)
  press('a')
  held.forget()
  coming.value = false
  await settled()
  expect(given).toEqual([])
})

test('a key that waited too long does nothing, because nobody expects it any more', async () => {
  const { coming, given, later, press } = keyboard()
  press('a')
  later(10_001)
  coming.value = false
  await settled()
  expect(given).toEqual([])
})

test('modifiers and Tab are never taken', () => {
  const { held, press } = keyboard()
  press('a')
  expect(['Shift', 'Control', 'Tab'].map((name) => held.takes(key(name)))).toEqual([false, false, false])
})
