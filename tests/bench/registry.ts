/** The stages of the bench, in the order they run. A new one is a file that exports `stage` and two lines here. */
import type { BenchStage } from './context'
import { stage as open } from './openStage'
import { stage as people } from './peopleStage'
import { stage as print } from './printStage'
import { stage as search } from './searchStage'
import { stage as start } from './startStage'
import { stage as timeline } from './timelineStage'

export const registry = { start, people, open, timeline, search, print } as const satisfies Readonly<Record<string, BenchStage>>

export type StageName = keyof typeof registry
export const stageNames = Object.keys(registry) as StageName[]
