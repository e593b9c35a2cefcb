import { expect, test } from './app'
import { openPerson, useSample } from './sample'

test('places: the list drives the map, and leads to encounters and people', async ({ app }) => {
  await useSample(app)
  const { page } = await app.start()
  await page.getByRole('link', { name: 'Places' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Places' })).toBeVisible()
  await expect(page.getByText(/^You have met people in \d+ places\. .+ of them .+ in the list alone/)).toBeVisible()

  const list = page.getByRole('listbox', { name: /^Places/ })
  const detail = page.getByRole('region').filter({ has: page.getByRole('heading', { level: 2 }) })
  await expect(list.getByRole('option').first()).toHaveAttribute('aria-selected', 'true')
  const first = await detail.getByRole('heading', { level: 2 }).innerText()
  const marks = page.locator('.map .box circle')
  expect(await marks.count()).toBeGreaterThan(5)

  await list.focus()
  await page.keyboard.press('ArrowDown')
  await expect(detail.getByRole('heading', { level: 2 })).not.toHaveText(first)
  await expect(page.locator('.map circle.chosen')).toHaveCount(1)
  const before = await page.locator('.map .box > svg').getAttribute('viewBox')
  await page.getByRole('button', { name: 'Closer' }).click()
  expect(await page.locator('.map .box > svg').getAttribute('viewBox')).not.toBe(before)

  // A place that no source puts on the map is in the list, and says so.
  await list.focus()
  await page.keyboard.type('zermatt')
  await expect(list.getByRole('option')).toHaveCount(1)
  await expect(list.getByRole('option')).toContainText('not on the map')
  await expect(detail).toContainText('no source says where it lies')
  await detail.getByRole('link', { name: 'Tom Lindgren' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Tom Lindgren')
  await page.goBack()
  await expect(detail.getByRole('heading', { level: 2 })).toContainText('Zermatt')
  await detail.getByRole('list').getByRole('link').first().click()
  await expect(page).toHaveURL(/#\/encounter\//)
})

test('what you talk about: found, added and taken off, also when the database is lost', async ({ app }) => {
  await useSample(app)
  let { page } = await app.start()
  const about = async () => {
    await openPerson(page, 'Tatsuya')
    await page.getByRole('button', { name: 'About' }).click()
    return page.getByRole('region', { name: 'What you talk about' })
  }
  let topics = await about()
  // They are worked out once it has been quiet for a while.
  await expect(topics.getByRole('button', { name: 'Harbours' }).first()).toBeVisible({ timeout: 20_000 })

  await topics.getByRole('button', { name: 'Harbours', exact: true }).click()
  const item = topics.getByRole('list', { name: 'Where Harbours comes up' }).getByRole('link').first()
  await item.click()
  await expect(page).toHaveURL(/item=/)
  await expect(page.getByRole('article').filter({ hasText: '#Harbours' }).first()).toBeVisible()

  await topics.getByLabel('Add a topic').fill('Lighthouses')
  await topics.getByLabel('Add a topic').press('Enter')
  await expect(topics).toContainText('Lighthouses')
  await topics.getByRole('button', { name: 'Take off the topic Harbours' }).click()
  await expect(topics.getByRole('button', { name: 'Harbours', exact: true })).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(topics.getByRole('button', { name: 'Harbours', exact: true })).toBeVisible()
  await topics.getByRole('button', { name: 'Take off the topic Harbours' }).click()
  await expect(topics.getByRole('button', { name: 'Harbours', exact: true })).toBeHidden()

  await app.stop()
  await app.deleteProfile()
  ;({ page } = await app.start())
  topics = await about()
  await expect(topics.getByRole('button', { name: 'ticket', exact: true })).toBeVisible({ timeout: 20_000 })
  await expect(topics).toContainText('Lighthouses')
  await expect(topics.getByRole('button', { name: 'Harbours', exact: true })).toBeHidden()
})
