import { Failed } from '../../contract/result'
import { utf16Of } from '../formats/utf16'
import type { Entry } from '../sources/source'

/** Enough for the words of a server, the comments in front and the root element. */
const rootLength = 16 * 1024
/** Enough for the authors of a blog. */
const glanceLength = 256 * 1024

/** Files that could be an export: opening thousands of pictures to find that out would take minutes. */
export const mayBeXml = ({ path }: Entry): boolean => /(?:\.(?:xml|atom|rss|wxr|txt)|(?:^|\/)[^./]+)$/i.test(path) && !/(?:^|\/)(?:__MACOSX\/|\._)/.test(path)

/** The first characters, for recognising by the names and namespaces in them; empty of an entry that cannot be opened. */
export async function headText(entry: Entry): Promise<string> {
  const bytes = await headBytes(entry, rootLength)
  const wide = utf16Of(bytes)
  return wide ? new TextDecoder(wide).decode(bytes) : Buffer.from(bytes).toString('latin1')
}

async function headBytes(entry: Entry, length: number): Promise<Uint8Array> {
  try {
    return await entry.head(length)
  } catch (failure) {
    if (failure instanceof Failed) return new Uint8Array()
    throw failure
  }
}

/** The beginning of an entry as if it were all of it. */
export const glance = (entry: Entry, length = glanceLength): Pick<Entry, 'open'> => ({
  async *open() {
    yield await headBytes(entry, length)
  },
})
