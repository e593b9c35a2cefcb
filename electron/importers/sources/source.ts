/** What was dropped or chosen together, as one tree of labelled entries: zip, several zips, folder, files. */
export interface Source {
  /** The dropped names joined, as the user knows them. */
  readonly name: string
  /** In the order of the source. Labels are normalised (NFC, `/`) and never paths on this disk. */
  readonly entries: readonly Entry[]
  /** What was seen while opening and the user should know: refused entries, doubled names. */
  readonly warnings: readonly { readonly entry?: string; readonly reason: string }[]
}

export interface Entry {
  /** Label inside the whole source: `x.zip/data/tweets.js`, or `contacts.vcf` for a plain file. Unique. */
  readonly label: string
  /** The dropped thing it came from: `x.zip`. */
  readonly root: string
  /** Label below the root: `data/tweets.js`; for a plain file its name. */
  readonly path: string
  /** Bytes, inflated, as the directory states. */
  readonly size: number
  /** Chunks of at least 64 kB but the last. Throws `Failed('refused' | 'unreadable')` when the entry is damaged or beyond a limit, after the good chunks. */
  open(): AsyncIterable<Uint8Array>
  /** The first bytes, for recognising; at most `length`. */
  head(length: number): Promise<Uint8Array>
}
