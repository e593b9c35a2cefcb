/** The search index of one import, made while it is applied: a segment for each 65,536 interactions, written as soon as it is full. */
import type { InteractionFact } from '#contract/records'
import { networkName } from '../../core/handles'
import { SegmentWriter } from '../../core/search/segment'
import type { SearchRow } from '../database'
import { pack } from '../packed'
import { pageRows } from '../pages'
import { isContainer } from '../streams'

/** LevelDB spills values above 64 KiB to files of their own. */
const rowBytes = 60_000

export class SearchWriter {
  /** Rows of full segments. */
  readonly finished: SearchRow[] = []
  private open: SegmentWriter | undefined
  private page = -1
  private segment = 0

  constructor(private readonly importId: string) {}

  /** In the order of the pages; `page` is the number of the page it is on. */
  add(fact: InteractionFact, page: number): void {
    // A page is of one segment, so that a place in it follows from the first.
    if (page !== this.page && this.open && !this.open.hasRoom(pageRows)) this.close()
    this.page = page
    this.open ??= new SegmentWriter()
    const { stream, id, at, from, who } = fact
    this.open.add({
      page, stream, isContainer: isContainer(stream), id, at, who, texts: searchedTexts(fact), where: searchedPlaces(fact),
      ...(from === undefined ? {} : { from }),
    })
  }

  close(): void {
    if (!this.open) return
    const { head, body } = this.open.finish()
    this.open = undefined
    const json = pack(head)
    const bytes = new Uint8Array(4 + json.length + body.length)
    new DataView(bytes.buffer).setUint32(0, json.length)
    bytes.set(json, 4)
    bytes.set(body, 4 + json.length)
    for (let part = 0; part * rowBytes < bytes.length; part++) {
      this.finished.push({ import: this.importId, segment: this.segment, part, d: bytes.slice(part * rowBytes, (part + 1) * rowBytes) })
    }
    this.segment++
  }
}

/** What of an interaction is found by its words, the most telling first. */
export function searchedTexts({ text, title, place }: Pick<InteractionFact, 'text' | 'title' | 'place'>): string[] {
  return [text, title, place?.name, place?.address].filter((one) => one !== undefined && one !== '') as string[]
}

/** What `in:` looks for: the place, the group or page it was said in, and the network. */
export function searchedPlaces({ place, container, network }: Pick<InteractionFact, 'place' | 'container' | 'network'>): string[] {
  const name = networkName(network)
  return [place?.name, place?.address, container, network, name.toLowerCase() === network ? undefined : name].filter((one) => one !== undefined) as string[]
}
