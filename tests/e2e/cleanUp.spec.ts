import { expect, test } from './app'
import { writeOldFriends } from './oldFriends'
import { chosen, dump, shownPair } from './reviewing'
import { namesOf, startWithPeople, useSample } from './sample'

test.setTimeout(240_000)

test('the sample and four networks: twenty duplicates cleaned up, a sentence found, everything undone without a trace', async ({ app }, info) => {
  await useSample(app)
  const { all, names, sentence } = await writeOldFriends(app.folder)
  const { code, stderr } = await app.command(['--import', ...all])
  expect(code, stderr).toBe(0)
  const before = await dump(app, 'before')

  const page = await startWithPeople(app)
  const everybody = await namesOf(page)
  await page.getByRole('link', { name: /^Review/ }).click()
  const queue = page.getByRole('listbox', { name: 'Same person?' })
  await expect(queue).toBeFocused()

  const began = Date.now()
  const merged = new Set<string>()
  await test.step('each double is a question, and one key answers it', async () => {
    while (merged.size < names.length) {
      await shownPair(page, queue)
      const row = await chosen(queue)
      const name = names.find((one) => row.includes(one) && !merged.has(one))
      expect(name, `asked of somebody who is there twice: ${row}`).toBeDefined()
      await page.keyboard.press('m')
      await expect(page.getByRole('status').getByText(/ are one person now\.$/).last()).toBeVisible()
      merged.add(name!)
    }
  })
  info.annotations.push({ type: 'time', description: `${names.length} duplicates in ${((Date.now() - began) / 1000).toFixed(0)} s` })

  await test.step('a sentence of 2011 is found, and leads to the one person it is of', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(sentence.slice(0, -3))
    const hit = page.getByRole('dialog', { name: 'Find' }).getByRole('option').filter({ hasText: sentence })
    await expect(hit).toContainText('Yael Berkovich')
    await hit.click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Yael Berkovich')
    await expect(page.getByText(sentence).first()).toBeVisible()
  })

  await test.step('undone one after the other, everybody is who they were', async () => {
    for (let left = names.length; left > 0; left--) {
      await page.keyboard.press('Control+z')
      await expect(page.getByRole('status').getByText('Taken back: the merge.').last()).toBeVisible()
    }
    await page.getByRole('link', { name: /^People/ }).first().click()
    await expect.poll(() => namesOf(page)).toEqual(everybody)
  })
  await app.stop()
  expect(await dump(app, 'after')).toEqual(before)
})
