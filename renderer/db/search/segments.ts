/** The segments of an import, read back one by one: between two of them whoever asks for something else is heard. */
import { Segment, type SegmentHead } from '../../core/search/segment'
import type { Database, SearchRow } from '../database'
import { unpack } from '../packed'

export async function readSegments(db: Database, importId: string): Promise<Segment[]> {
  const segments: Segment[] = []
  for (;;) {
    const number = segments.length
    const parts = await db.search.where('[import+segment+part]').between([importId, number, -Infinity], [importId, number, Infinity]).toArray()
    if (parts.length === 0) return segments
    segments.push(segmentOf(parts))
  }
}

/** In the order of their parts, which is that of the key. */
function segmentOf(parts: readonly SearchRow[]): Segment {
  const bytes = new Uint8Array(parts.reduce((sum, { d }) => sum + d.length, 0))
  let at = 0
  for (const { d } of parts) {
    bytes.set(d, at)
    at += d.length
  }
  const headLength = new DataView(bytes.buffer).getUint32(0)
  return new Segment(unpack<SegmentHead>(bytes.subarray(4, 4 + headLength)), bytes.subarray(4 + headLength))
}
