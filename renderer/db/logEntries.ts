/** Reading for the log bar: what was logged, where one has been, and what a day holds already. */
import type { Handle } from '#contract/handles'
import type { OperationId } from '#contract/operations'
import { day, dayText, localDate } from '../core/dates'
import type { TimelineItem } from '../core/model'
import { itemsAround } from './around'
import { database, type DecisionRow } from './database'

/** The operations in force that log one meeting: more than one when it was said again. */
export const loggingsOf = async (meeting: string): Promise<OperationId[]> => (await loggings()).filter(({ args }) => args.meeting === meeting).map(({ id }) => id)

/** The marks in force on what was logged as one meeting, of whoever was there. */
export async function marksOf(item: string): Promise<OperationId[]> {
  const rows = (await database().decisions.where('name').equals('markMoment').toArray()) as DecisionRow<'markMoment'>[]
  return rows.filter(({ undone, args }) => !undone && args.item === item).map(({ id }) => id)
}

/** Names of the places that were written down. */
export async function loggedPlaces(): Promise<string[]> {
  return [...new Set((await loggings()).flatMap(({ args }) => args.place?.name ?? []))]
}

async function loggings(): Promise<DecisionRow<'logMeeting'>[]> {
  const rows = (await database().decisions.where('name').equals('logMeeting').toArray()) as DecisionRow<'logMeeting'>[]
  return rows.filter(({ undone }) => !undone)
}

/** What the library has in person of one day (`YYYY-MM-DD` in the zone) with whoever has the handles. Only pages that reach into the day are read. */
export async function togetherOn(handles: readonly Handle[], date: string, zone: string): Promise<TimelineItem[]> {
  const noon = Date.parse(`${date}T12:00:00Z`)
  if (Number.isNaN(noon) || handles.length === 0) return []
  const around = await itemsAround(database(), handles, noon - 2 * day, noon + 2 * day)
  return around.filter((item) => {
    if (item.at === null || item.verdict === 'rejected' || !(item.setting === 'inPerson' || (item.setting === 'bridge' && item.kind === 'check-in'))) return false
    return (item.day ?? dayText(localDate(item.at, zone))) === date
  })
}
