import type { Entry, Source } from '../sources/source'
import { productOf } from '../meta/product'

/** What of a source lies together: one download, or one part of it. */
export interface Folder {
  readonly path: string
  readonly entries: readonly Entry[]
}

/** The folders of downloads of Facebook, or that could be: Instagram's are Instagram's. */
export function facebookFolders(source: Source): Folder[] {
  const folders = new Map<string, Entry[]>()
  for (const entry of source.entries) {
    if (isJunk(entry.path)) continue
    const path = baseOf(entry)
    const there = folders.get(path)
    if (there) there.push(entry)
    else folders.set(path, [entry])
  }
  return [...folders].flatMap(([path, entries]) => (productOf(entries) === 'instagram' ? [] : [{ path, entries }]))
}

/** First folders inside a download, in all layouts since 2010. */
const layout = new Set([
  'about_you', 'activity_messages', 'ads_and_businesses', 'ads_information', 'apps_and_websites', 'apps_and_websites_off_of_facebook', 'archive', 'comments', 'comments_and_reactions', 'connections', 'events',
  'facebook_accounts_center', 'facebook_assistant', 'facebook_gaming', 'facebook_marketplace', 'facebook_news', 'facebook_payments', 'feed', 'files', 'following_and_followers', 'friends', 'friends_and_followers', 'groups',
  'html', 'interactions', 'journalist_registration', 'likes_and_reactions', 'live_videos', 'location', 'logged_information', 'marketplace', 'messages', 'music_recommendations', 'notifications', 'other_activity',
  'other_logged_information', 'other_personal_information', 'pages', 'pages_and_profiles', 'payment_history', 'personal_information', 'photos', 'photos_and_videos', 'places', 'polls', 'posts', 'preferences', 'profile_information',
  'profile', 'reviews', 'saved_items_and_collections', 'search', 'search_history', 'security_and_login_information', 'short_videos', 'soundbites', 'stories', 'trash', 'videos', 'voice_recording_and_transcription', 'volunteering',
  // Instagram's, so that what lies beside them is known to be Instagram's too.
  'account_information', 'ads_and_topics', 'content', 'followers_and_following', 'information_about_you', 'likes', 'login_and_account_creation', 'media', 'monetization', 'past_instagram_insights', 'saved', 'story_sticker_interactions',
  'threads', 'your_instagram_activity',
  'your_activity_across_facebook', 'your_address_books', 'your_facebook_activity', 'your_interactions_on_facebook', 'your_places', 'your_problem_reports', 'your_topics',
])

/** Root and folders above the download's own; the folder of the file where none of them is known. */
export function baseOf(entry: Pick<Entry, 'path' | 'root' | 'label'>): string {
  // Plain files dropped together belong together.
  if (entry.path === entry.root) return ''
  const folders = entry.path.split('/').slice(0, -1)
  const first = folders.findIndex((name) => layout.has(name.toLowerCase()))
  return [entry.root, ...(first < 0 ? folders : folders.slice(0, first))].join('/')
}

export const isJunk = (path: string): boolean => /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(path)
