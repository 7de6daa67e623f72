import { expect, test } from './fixtures.ts'

test('a workspace is made, and is open again after the app was restarted', async ({ page, haku }) => {
  const { recoveryCode } = await haku.createWorkspace(page, 'key-file')
  expect(recoveryCode).toMatch(/\w{4}/)
  await haku.restart(page)
  await expect(page.getByRole('navigation').first()).toBeVisible()
})
