/** A person's page as the bench uses it: opened by its address, and looked at by what it draws. */
import type { Page } from '@playwright/test'
import type { Handle } from '../../electron/contract/handles'

const tooLong = 120_000

/** From the change of the address to the first frame that has rows, ms. The rest may still be read. */
export function openPerson(page: Page, handle: Handle): Promise<number> {
  return page.evaluate(([address, most]) => new Promise<number>((done, fail) => {
    const began = performance.now()
    location.hash = address
    const look = () => {
      if (document.querySelector('.tl article[data-row]')) {
        // A message runs after the frame it was sent in.
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => done(performance.now() - began)
        port2.postMessage(null)
      } else if (performance.now() - began > most) fail(new Error('the person has no rows'))
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }), [`#/person/${encodeURIComponent(handle)}`, tooLong] as const)
}

/** Until everything of them is there. */
export const untilRead = async (page: Page): Promise<void> => void (await page.locator('.tl [role="region"][aria-busy="false"]').waitFor({ timeout: tooLong }))

export async function leavePerson(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector<HTMLAnchorElement>('nav a[href="#/people"]')!.click())
  await page.getByRole('grid', { name: 'People' }).waitFor()
}

/** The rows at the upper edge of the list and how far from it each begins, px: whichever are in view. */
export function placesOf(page: Page): Promise<readonly { readonly row: string; readonly top: number }[]> {
  return page.evaluate(() => {
    const list = document.querySelector('.tl .list')!.getBoundingClientRect()
    return [...document.querySelectorAll<HTMLElement>('.tl article[data-row]')].flatMap((each) => {
      const { top, bottom } = each.getBoundingClientRect()
      return bottom > list.top + 1 && top < list.bottom ? [{ row: each.dataset['row']!, top: top - list.top }] : []
    }).sort((a, b) => a.top - b.top)
  })
}

/** At how many of five heights of the list there is no row. */
export function blanksOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const list = document.querySelector('.tl .list')!.getBoundingClientRect()
    return [0.1, 0.3, 0.5, 0.7, 0.9].filter((share) => !document.elementFromPoint(list.x + list.width / 2, list.y + list.height * share)?.closest('.tl-row')).length
  })
}

/** What the tables and pages of a first look take when nothing is thought about them: one bucket of five tables, and the first pages, ms. */
export function rawFirstLook(page: Page, handle: Handle): Promise<number> {
  return page.evaluate(async (stream) => {
    const result = <T>(request: IDBRequest<T>) => new Promise<T>((done, fail) => {
      request.onsuccess = () => done(request.result)
      request.onerror = () => fail(request.error ?? new Error('the database could not be read'))
    })
    const { name = '' } = (await indexedDB.databases()).find((database) => database.name?.startsWith('full-circle-')) ?? {}
    const db = await result(indexedDB.open(name))
    try {
      const began = performance.now()
      const tables = ['handles', 'people', 'summaries', 'stories', 'encounters']
      const transaction = db.transaction([...tables, 'pages'])
      const pages = transaction.objectStore('pages')
      const keys = await result(pages.getAllKeys(IDBKeyRange.bound([stream], [stream, [[]]])))
      const rows = await Promise.all([...tables.map((table) => result(transaction.objectStore(table).get(0) as IDBRequest<{ d: Uint8Array } | undefined>)), ...keys.slice(0, 6).map((key) => result(pages.get(key) as IDBRequest<{ d: Uint8Array }>))])
      for (const row of rows) if (row) JSON.parse(new TextDecoder().decode(row.d))
      return performance.now() - began
    } finally {
      db.close()
    }
  }, handle)
}
