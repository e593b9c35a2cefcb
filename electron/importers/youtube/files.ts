import { csvPreview } from '../formats/csv'
import type { Entry } from '../sources/source'
import { firstBytes } from '../smallFiles'
import { columnsOf, isSubscriptions, type Columns } from './columns'
import { commentItem } from './page'

export type DataFile =
  | { readonly entry: Entry; readonly type: 'table'; readonly columns: Columns; readonly channels: readonly string[] }
  | { readonly entry: Entry; readonly type: 'page' | 'subscriptions' }

const headLength = 64 * 1024

/** Files and folders have the names of the account's language: what they hold tells. */
export async function dataFiles(entries: readonly Entry[]): Promise<DataFile[]> {
  const found: DataFile[] = []
  for (const entry of entries) {
    const { path } = entry
    if (path.includes('__MACOSX/') || /(?:^|\/)\._/.test(path)) continue
    const alone = path === entry.root
    if (/\.csv$/i.test(path)) {
      const preview = csvPreview(await firstBytes(entry, headLength))
      if (!preview) continue
      const columns = columnsOf(preview)
      if (columns) {
        const channels = new Set(preview.rows.flatMap((row) => (row.error === undefined && /^UC[\w-]{22}$/.test((row.cells[columns.channel] ?? '').trim()) ? [row.cells[columns.channel]!.trim()] : [])))
        found.push({ entry, type: 'table', columns, channels: [...channels] })
      } else if (isSubscriptions(preview)) found.push({ entry, type: 'subscriptions' })
    } else if (/\.html?$/i.test(path) && (alone || /youtube|comment|chat/i.test(path))) {
      if (commentItem.test(Buffer.from(await firstBytes(entry, headLength)).toString('utf8'))) found.push({ entry, type: 'page' })
    }
  }
  return found
}
