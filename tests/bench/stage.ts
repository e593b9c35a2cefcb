/** What one measurement says. */
export interface Stage {
  readonly seconds: number
  /** Of all threads: what a busy machine does not change. */
  readonly cpuSeconds: number
  /** Bytes that went in, inflated; for the library file its lines. */
  readonly bytes: number
  /** Input records; 0 where only bytes are counted. */
  readonly records: number
  /** Highest resident memory of the process that did it, MB. */
  readonly rssMb: number
}

export const stageNames = ['inflate', 'json', 'parse', 'library', 'deflate', 'importer'] as const
export type StageName = (typeof stageNames)[number]
