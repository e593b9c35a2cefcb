/**
 * What of a year goes on paper. Names, days and places are what it tells; words of private messages, and what was marked of them, stay out until they
 * are switched on, and so do words of third people. Nothing that is left out leaves a trace but these counts.
 */
import { isPrivateMessage } from './paper'
import type { MarkedMoment } from './moments'
import type { YearReview } from './yearReview'

export interface YearPaper {
  readonly review: YearReview
  readonly leftOut: { readonly privateMessages: number; readonly groups: number }
}

export interface YearPaperChoice {
  readonly privateMessages: boolean
  readonly thirdPeople: boolean
}

export function yearPaper(review: YearReview, { privateMessages, thirdPeople }: YearPaperChoice): YearPaper {
  const leftOut = { privateMessages: 0, groups: 0 }
  const moments = review.moments.filter((moment) => {
    if (isPrivateMoment(moment) && !privateMessages) leftOut.privateMessages++
    else if (moment.byOther && !thirdPeople) leftOut.groups++
    else return true
    return false
  })
  return { review: { ...review, moments }, leftOut }
}

export const isPrivateMoment = ({ setting, network }: Pick<MarkedMoment, 'setting' | 'network'>): boolean => isPrivateMessage({ setting, source: network })
