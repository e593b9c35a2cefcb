/** "Check my data": the folder against its hashes, the database against the folder and against itself. */
import { checkReferences } from '../db/check'
import { derivedDump } from '../db/dump'
import { library } from './library'

export interface DataCheck {
  readonly ok: boolean
  /** In words; empty when all is well. */
  readonly problems: readonly string[]
}

/** Rebuilds what is derived on the way, and says if it was not what it should have been. */
export async function checkData(): Promise<DataCheck> {
  const open = library()
  const problems = [...(await open.main.checkFolder())]
  problems.push(...(await open.catchUp()).problems)
  problems.push(...(await checkReferences(open.db)))
  const before = await derivedDump(open.db)
  await open.deriveAgain()
  if ((await derivedDump(open.db)) !== before) problems.push('What is worked out from your archives was out of date; it has been worked out again.')
  return { ok: problems.length === 0, problems: [...new Set(problems)] }
}
