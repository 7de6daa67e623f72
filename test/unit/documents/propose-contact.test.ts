import { describe, expect, test } from 'vitest'
import { CONFIDENT, proposeContact } from '../../../src/main/documents/propose-contact.ts'

const values = (text: string, country?: string) => {
  const { fullName, email, phone } = proposeContact(text, country)
  return { name: fullName?.value, email: email?.value, phone: phone?.value }
}

describe('who a CV is about', () => {
  test.each([
    [
      'plain English',
      'Curriculum Vitae\nJane Q. Doe\nSoftware Engineer\n12 Harbour Road, Leeds\nPhone: +44 20 7946 0958\njane.doe@example.com\nExperience\nAcme Ltd',
      { name: 'Jane Q. Doe', email: 'jane.doe@example.com', phone: '+442079460958' },
    ],
    [
      'one line with bars',
      'JOHN McADAMS | Project Manager | john.mcadams@example.org | +1 202 555 0143\nSUMMARY\nManager of projects',
      { name: 'John McADAMS', email: 'john.mcadams@example.org', phone: '+12025550143' },
    ],
    [
      'German with umlauts',
      'Lebenslauf\nPersönliche Daten\nName: Jürgen Müller\nGeburtsdatum: 1.2.1990\nE-Mail: juergen.mueller@example.de\nMobil: +49 1512 3456789',
      { name: 'Jürgen Müller', email: 'juergen.mueller@example.de', phone: '+4915123456789' },
    ],
    [
      'family name first after a label',
      'Name: van der Berg, Anna\nE-Mail: a.vanderberg@example.nl',
      { name: 'Anna van der Berg', email: 'a.vanderberg@example.nl', phone: undefined },
    ],
    [
      'Finnish',
      'ANSIOLUETTELO\nVirtanen Aino Maria\nPuh. 040 123 4567\naino.virtanen@example.fi',
      { name: 'Virtanen Aino Maria', email: 'aino.virtanen@example.fi', phone: '+358401234567' },
    ],
    [
      'Russian',
      'Резюме\nИванова Мария Сергеевна\nБухгалтер\nТелефон: +7 912 345-67-89\nПочта: maria.ivanova@example.ru',
      { name: 'Иванова Мария Сергеевна', email: 'maria.ivanova@example.ru', phone: '+79123456789' },
    ],
    [
      'Greek',
      'Βιογραφικό Σημείωμα\nΓιώργος Παπαδόπουλος\ngiorgos.papadopoulos@example.gr\n+30 21 0123 4567',
      { name: 'Γιώργος Παπαδόπουλος', email: 'giorgos.papadopoulos@example.gr', phone: '+302101234567' },
    ],
    [
      'Japanese',
      '履歴書\n氏名：山田 太郎\ntaro.yamada@example.jp\n+81 3-1234-5678',
      { name: '山田 太郎', email: 'taro.yamada@example.jp', phone: '+81312345678' },
    ],
    [
      'Spanish with particles',
      'María de la Cruz Núñez\nEnfermera\nmaria.cruz@example.es\nTel. +34 612 34 56 78',
      { name: 'María de la Cruz Núñez', email: 'maria.cruz@example.es', phone: '+34612345678' },
    ],
    [
      'columns: the name below the contact block',
      'Contact\nbob@example.com\nSkills\nWelding\nCutting\nRobert Smith\nWelder',
      { name: 'Robert Smith', email: 'bob@example.com', phone: undefined },
    ],
  ])('%s', (_, text, expected) => {
    expect(values(text, 'FI')).toEqual(expected)
  })

  test('a name that agrees with the mailbox in the first lines is sure', () => {
    const { fullName, email } = proposeContact('Jane Doe\njane.doe@example.com\nWelder')
    expect(fullName?.confidence).toBeGreaterThanOrEqual(CONFIDENT)
    expect(email?.confidence).toBeGreaterThanOrEqual(CONFIDENT)
  })

  test('what could be a name or a heading is not sure', () => {
    const { fullName } = proposeContact('Green Valley\nCare Home\nReport of the year\nxk42@example.com')
    expect(fullName?.confidence ?? 0).toBeLessThan(CONFIDENT)
  })

  test('several addresses make none of them sure, a role mailbox is the last choice', () => {
    const several = proposeContact('one@example.com\ntwo@example.com')
    expect(several.email?.confidence).toBeLessThan(CONFIDENT)
    expect(values('info@example.com\nJane Doe\njane@example.com').email).toBe('jane@example.com')
    expect(proposeContact('info@example.com').email?.confidence).toBeLessThan(0.5)
  })

  test("a referee's contacts below their heading are not the candidate's", () => {
    const text = `Jane Doe\n${'Long experience in many yards.\n'.repeat(20)}References\nJohn Boss\njohn.boss@example.com\n+44 20 7946 0958`
    expect(values(text)).toEqual({ name: 'Jane Doe', email: undefined, phone: undefined })
  })

  test('years are no phone numbers, a fax is no phone, national numbers need a country', () => {
    expect(values('Worked 2015-2019 and 2019-2024, 12345 Berlin').phone).toBeUndefined()
    expect(values('Fax: +49 30 901820').phone).toBeUndefined()
    expect(values('Tel. 040 123 4567').phone).toBeUndefined()
    expect(values('Tel. 040 123 4567', 'FI').phone).toBe('+358401234567')
    expect(values('Tel. 040 123 4567', 'no such country').phone).toBeUndefined()
  })

  test('a word glued to an address by the layout is cut off', () => {
    expect(values('Mail jane@example.comPhone').email).toBe('jane@example.com')
  })

  test('nothing to find is nothing proposed', () => {
    expect(proposeContact('')).toEqual({})
    expect(proposeContact('the quick brown fox jumps over the lazy dog')).toEqual({})
  })

  test('long hostile text is looked at in bounded pieces', () => {
    for (const text of [
      'a'.repeat(2e6),
      'a@'.repeat(1e6),
      `${'A '.repeat(1e6)}`,
      '1 '.repeat(1e6),
      'Aa Bb\n'.repeat(3e5),
    ]) {
      expect(() => proposeContact(text, 'FI')).not.toThrow()
    }
  })
})
