import type { Outcome } from '../importer'
import type { ClaimDetail } from './claims'
import type { Tally } from './records'

/** Types of files that are read; the manifest announces many more. */
const readFiles =
  /(?:^|\/)(?:tweets?|note-tweets?|community-tweets?|twitter-circle-tweets?|deleted-tweets?|like|follower|following|block|mute|contact|direct-messages?(?:-group)?|\d{4}_\d\d)(?:-part\d+)?\.js$/i

/** What the manifest announces and the archive does not hold, or holds in another number. */
export function* missing(detail: ClaimDetail, tallies: ReadonlyMap<string, Tally>): Generator<Outcome> {
  const names = new Map<string, string[]>()
  for (const { label } of detail.files) {
    const name = fileName(label)
    const there = names.get(name)
    if (there) there.push(label)
    else names.set(name, [label])
  }
  for (const { file, records } of detail.announced) {
    if (!readFiles.test(file)) continue
    const labels = names.get(fileName(file)) ?? []
    if (labels.length === 0) {
      if (records > 0) yield { warning: `The archive announces ${file} with ${count(records)}, but the file is not there.` }
      continue
    }
    const found = labels.map((label) => tallies.get(label)?.records ?? 0)
    if (!found.includes(records)) {
      yield { warning: `The archive announces ${count(records)} in ${file}, and ${found[0]!.toLocaleString('en')} could be read.` }
    }
  }
}

const count = (records: number): string => (records === 1 ? '1 record' : `${records.toLocaleString('en')} records`)

const fileName = (label: string): string => label.slice(label.lastIndexOf('/') + 1).toLowerCase()
