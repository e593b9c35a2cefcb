import type { Locator, Page } from '@playwright/test'
import { expect, test, type App } from './app'
import { atUmiLabs, umiLabs, writeDoubles } from './doubles'
import { chosen, dump, shownPair } from './reviewing'
import { namesOf, peopleCount, startWithPeople } from './sample'

test.setTimeout(120_000)

test('ten suggestions in a row with the keyboard alone, and everything taken back', async ({ app }) => {
  const before = await imported(app)
  const page = await startWithPeople(app)
  const everybody = await namesOf(page)
  const queue = await openReview(page)
  const keys = page.keyboard

  const pairs = await test.step('each key answers, and the next question is there', async () => {
    // Umi Labs is a question of its own; the pairs come from where it stands.
    const asked: string[] = []
    for (let at = 0; at < 10; at++) {
      if ((await chosen(queue)).includes('3 pairs')) await keys.press('ArrowDown')
      const pair = await shownPair(page, queue)
      expect(asked, 'never the same pair twice').not.toContain(pair)
      asked.push(pair)
      await keys.press(at % 3 === 2 ? 'k' : 'm')
      await expect(page.getByRole('status').getByText(at % 3 === 2 ? 'Kept apart. This is not suggested again.' : /are one person now\.$/).last()).toBeVisible()
      await expect(queue).toBeFocused()
    }
    return asked
  })
  expect(pairs).toHaveLength(10)
  await expect(page.getByRole('link', { name: /^Merged before/ })).toHaveText('Merged before 7')

  await test.step('later puts a question at the end, undo brings back the last answer', async () => {
    await keys.press('Home')
    const last = (await chosen(queue)).includes('3 pairs') ? 'ArrowDown' : 'Home'
    await keys.press(last)
    const pair = await shownPair(page, queue)
    await keys.press('l')
    await expect(queue.getByRole('option').last()).toContainText(pair.split(' | ')[0]!)
    await keys.press('z')
    await expect.poll(() => chosen(queue)).toContain(pair.split(' | ')[0]!)
    await keys.press('z')
    await expect.poll(() => shownPair(page, queue), 'the last one that was answered').toBe(pairs.at(-1))
    await expect(page.getByRole('link', { name: /^Merged before/ })).toHaveText('Merged before 6')
    await keys.press('m')
  })

  await test.step('three pairs with one employer go in one go', async () => {
    await keys.press('Home')
    await expect.poll(() => chosen(queue)).toContain('Umi Labs')
    const batch = page.getByRole('region', { name: umiLabs })
    for (const name of atUmiLabs) await expect(batch.getByRole('checkbox', { name: `${name} and ${name}` })).toBeChecked()
    await expect(batch).toContainText('6 people become 3.')
    await keys.press('m')
    await expect(page.getByText('6 people are 3 people now.')).toBeVisible()
  })

  await test.step('undone one after the other, everybody is who they were', async () => {
    for (let at = 0; at < 11; at++) await keys.press('Control+z')
    await expect(page.getByRole('link', { name: /^Merged before/ })).toHaveText('Merged before 0')
    await page.getByRole('link', { name: /^People/ }).click()
    await expect.poll(() => namesOf(page)).toEqual(everybody)
  })
  await app.stop()
  expect(await dump(app, 'after')).toEqual(before)
})

test('what is merged is shown by its parts, taken apart by handle and by source, and undone as a whole', async ({ app }) => {
  const before = await imported(app)
  const page = await startWithPeople(app)
  const queue = await openReview(page)

  await test.step('the outcome is worked out from both, and comes true', async () => {
    await queue.getByRole('option', { name: /Bea Ek/ }).click()
    const compare = page.getByRole('region', { name: 'Same person?' })
    await expect(compare.getByRole('img', { name: 'Never met' })).toBeVisible()
    await expect(compare.getByRole('img', { name: 'Met first' })).toBeVisible()
    await expect(compare).toContainText('As one person: one turn, words from 2021 until 2022. The name is never a reason by itself.')
    for (const words of ['that was a good lunch', 'Lunch by the kiln', 'Clay and Sons', 'same full name']) await expect(compare).toContainText(words)
    await compare.getByRole('button', { name: 'Merge' }).click()
    await expect(page.getByText('Bea Ek and Bea Ek are one person now.')).toBeVisible()
  })

  await test.step('of two birthdays the owner says which one holds, in the same act', async () => {
    await queue.getByRole('option', { name: /Nour Haddad/ }).click()
    await page.getByRole('radio', { name: '4 June 1984, from phone.vcf' }).check()
    await page.keyboard.press('m')
    await expect(page.getByText('Nour Haddad and Nour Haddad are one person now.')).toBeVisible()
    await page.getByRole('link', { name: /^People/ }).click()
    await page.getByRole('grid').getByRole('link', { name: 'Nour Haddad' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Nour Haddad')
    await expect(page.locator('main')).toContainText('4 June')
  })

  await page.getByRole('link', { name: /^Review/ }).click()
  await page.getByRole('link', { name: /^Merged before/ }).click()
  const merged = page.getByRole('listbox', { name: 'Merged before' })
  const panel = page.getByRole('region', { name: 'Bea Ek' })
  await merged.getByRole('option', { name: /Bea Ek/ }).click()
  const line = (handle: string) => panel.getByRole('listitem').filter({ hasText: handle })
  await test.step('every handle with what it brought', async () => {
    await expect(line('X user 77')).toContainText('3 items, 2021 to 2022')
    await expect(line('bea@clay.example')).toContainText('1 item, 2022')
    await expect(line('bea@clay.example')).toContainText('1 meeting')
    await expect(panel.getByRole('button', { name: 'person of their own' })).toBeDisabled()
  })

  await test.step('split by source', async () => {
    await panel.getByRole('checkbox', { name: /twitter-2024-01-01\.zip/ }).check()
    await expect(line('@bea_ek').getByRole('checkbox')).toBeChecked()
    await expect(line('bea@clay.example').getByRole('checkbox')).not.toBeChecked()
    await panel.getByRole('button', { name: 'Make 2 of these a person of their own' }).click()
    await expect(page.getByText('Two people now.')).toBeVisible()
    await expect(merged.getByRole('option', { name: /Bea Ek/ })).toHaveCount(0)
  })
  await test.step('the split taken back, they are one again', async () => {
    await page.keyboard.press('Control+z')
    await expect(merged.getByRole('option', { name: /Bea Ek/ })).toHaveCount(1)
    await merged.getByRole('option', { name: /Bea Ek/ }).click()
    await expect(line('X user 77')).toContainText('3 items')
  })
  await test.step('undo the whole merge, of both', async () => {
    for (const name of ['Bea Ek', 'Nour Haddad']) {
      await merged.getByRole('option', { name }).click()
      await page.getByRole('region', { name }).getByRole('button', { name: 'Undo the whole merge' }).click()
      await expect(page.getByText('Apart again, as before the merge.').last()).toBeVisible()
      await expect(merged.getByRole('option', { name })).toHaveCount(0)
    }
    await expect(page.getByRole('heading', { name: 'Nobody was merged yet' })).toBeVisible()
  })
  await app.stop()
  expect(await dump(app, 'after')).toEqual(before)
})

test('what no person is gets left out, and comes back', async ({ app }) => {
  await imported(app)
  const page = await startWithPeople(app)
  const everybody = await peopleCount(page)
  await page.getByRole('link', { name: /^Review/ }).click()
  await page.getByRole('link', { name: /^Not a person/ }).click()
  const panel = page.getByRole('region', { name: 'Not a person?' })
  await panel.getByRole('checkbox', { name: 'Molo Boats GmbH' }).check()
  await panel.getByRole('button', { name: 'This one is no person' }).click()
  await expect(page.getByText('Not a person. What was said stays in your folder.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Only people, as far as one can tell' })).toBeVisible()
  await page.getByRole('link', { name: /^People/ }).click()
  await expect.poll(() => peopleCount(page)).toBe(everybody - 1)
  await page.keyboard.press('Control+z')
  await expect.poll(() => peopleCount(page)).toBe(everybody)
})

/** The library with all the doubles in it; answers its dump. */
async function imported(app: App): Promise<Record<string, string>> {
  const { all } = await writeDoubles(app.folder)
  const { code, stderr } = await app.command(['--import', ...all, '--owner', 'email:ana@example.org'])
  expect(code, stderr).toBe(0)
  return dump(app, 'before')
}

/** With the keyboard: from the list of people to the first question. */
async function openReview(page: Page): Promise<Locator> {
  await tabTo(page, page.getByRole('link', { name: /^Review/ }))
  await page.keyboard.press('Enter')
  const queue = page.getByRole('listbox', { name: 'Same person?' })
  await expect(queue).toBeFocused()
  return queue
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target, 'reached with Tab').toBeFocused()
}
