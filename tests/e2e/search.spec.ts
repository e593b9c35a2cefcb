import { expect, test } from './app'
import { startWithPeople, useSample } from './sample'

test.beforeEach(({ app }) => useSample(app))
test.setTimeout(180_000)

test('what is changed is found the moment after, and what is gone is not', async ({ app }) => {
  const page = await startWithPeople(app)
  const palette = page.getByRole('dialog', { name: 'Find' })
  const people = palette.getByRole('group', { name: /^People/ })
  const find = async (text: string) => {
    await page.keyboard.press('Control+k')
    await palette.getByRole('combobox').fill(text)
  }
  const close = () => page.keyboard.press('Escape')

  await find('oarswoman')
  await expect(palette.getByText('oarswoman').first()).toBeVisible()
  await expect(people).toHaveCount(0)
  await close()

  await test.step('a tag', async () => {
    await page.locator('[role=row][data-person]').filter({ hasText: 'Birgit Hollerer' }).focus()
    await page.keyboard.press(' ')
    await page.getByRole('button', { name: 'Tag', exact: true }).click()
    await page.keyboard.type('oarswoman')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Tagged “oarswoman”')).toBeVisible()
    await page.keyboard.press('Escape')
    await find('oarsw')
    await expect(people.getByRole('option')).toContainText('Birgit Hollerer')
    await expect(people.locator('mark')).toContainText('oarsw')
    await close()
  })

  await test.step('taken back', async () => {
    await page.keyboard.press('Control+z')
    await expect(page.getByText('Taken back: the tag.')).toBeVisible()
    await find('oarswo')
    await expect(people).toHaveCount(0)
    await close()
  })
})
