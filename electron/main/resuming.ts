import type { Resumed, Token } from '../contract/ipc'
import type { ImportJobs } from './importJobs'
import type { PickedSources } from './pickedSources'
import { markOf, sameClaim, type Unfinished } from './unfinished'

interface Parts {
  readonly unfinished: Unfinished
  readonly sources: PickedSources
  readonly jobs: ImportJobs
}

/** Finds an interrupted drop again. Its readings begin from the start, with what the user had answered: they end as if nothing had been between. */
export async function resumeReadings({ unfinished, sources, jobs }: Parts, token: Token): Promise<Resumed> {
  const { dropped, importer, readings } = await unfinished.get(token)
  const source = sources.get(sources.add(dropped.map(({ path }) => path), importer).token)
  const detection = await jobs.detect(source)
  const problems: string[] = []
  const found = readings.flatMap(({ claim: mark, asked }) => {
    const claim = sameClaim(mark, detection.claims)
    if (claim < 0) {
      problems.push(`${source.picked.names.join(', ')}: there is no ${mark.title} in it any more.`)
      return []
    }
    if (markOf(detection.claims[claim]!).bytes !== mark.bytes) problems.push(`${detection.claims[claim]!.source} has changed since: what is read is what is there now.`)
    return [{ claim, ...asked }]
  })
  return { picked: source.picked, detection, readings: found, problems: [...new Set(problems)] }
}
