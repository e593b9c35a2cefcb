import { basename } from 'node:path'
import { expect, test } from './app'
import { writeFourArchives } from './fourArchives'
import { namesOf } from './sample'

test('a Takeout, a Facebook zip, a LinkedIn zip and a WhatsApp chat at once: one preview, one import, one report, one friend', async ({ app, page }) => {
  const { all, whatsapp } = await writeFourArchives(app.folder)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await app.running.drop(all)

  const found = page.getByRole('region', { name: 'Found in what you dropped' })
  for (const title of ['Address book', 'Calendar', 'YouTube', 'Facebook', 'LinkedIn', 'WhatsApp']) {
    await expect(found.getByRole('listitem').filter({ hasText: title }).first(), title).toBeVisible()
  }
  // The chat does not say whose it is; the archives beside it do.
  await expect(found.getByRole('listitem').filter({ hasText: basename(whatsapp) })).toContainText('Yours')
  await expect(found).not.toContainText('Whose is it?')

  await page.getByRole('button', { name: 'Read 6 sources' }).click()
  const read = page.getByRole('region', { name: 'Read, not kept yet' })
  await expect(read).toContainText('Dropped together: 6 parts')
  await read.getByRole('button', { name: 'Keep', exact: true }).click()
  const before = page.getByRole('region', { name: 'Read before' })
  await expect(before.getByRole('listitem'), 'one import').toHaveCount(1)
  await expect(before).not.toContainText('being taken in')
  await expect(page.getByRole('complementary'), 'one report').toContainText('6 parts')
  await page.getByRole('button', { name: 'Close report' }).click()

  await page.getByRole('link', { name: /^People/ }).click()
  await expect(page.getByRole('grid', { name: 'People' })).toBeVisible()
  const names = await namesOf(page)
  expect(names).toContain('Nour Haddad')
  // The mail address joins card, calendar and LinkedIn; a name alone joins nobody.
  expect(names.filter((name) => name === 'Bea Ek').length).toBeGreaterThanOrEqual(1)

  await page.getByRole('grid').getByRole('link', { name: 'Bea Ek' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Bea Ek')
})
