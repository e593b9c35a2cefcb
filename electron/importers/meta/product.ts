import type { Entry } from '../sources/source'

export type Product = 'facebook' | 'instagram'

/**
 * Whose messages these are, by what lies beside them: both products have `messages/inbox/…/message_1.json`. Undefined when
 * nothing tells; Facebook takes those. Give it the entries of one archive, not of the whole source.
 */
export function productOf(entries: readonly Pick<Entry, 'label'>[]): Product | undefined {
  for (const marks of [files, folders, names]) {
    let facebook = false
    let instagram = false
    for (const { label } of entries) {
      facebook ||= marks.facebook.test(label)
      instagram ||= marks.instagram.test(label)
    }
    if (facebook !== instagram) return facebook ? 'facebook' : 'instagram'
  }
  return undefined
}

/** The profile decides, and what only one of the two writes. */
const files = {
  facebook: /(?:^|\/)(?:profile_information|your_friends|friends|removed_friends|your_address_books|your_event_responses|friend_requests_(?:sent|received)|(?:sent|received)_friend_requests)\.(?:json|html)$/i,
  instagram:
    /(?:^|\/)(?:followers_1|personal_information|post_comments(?:_1)?|liked_posts|liked_comments|close_friends|pending_follow_requests|recent_follow_requests|synced_contacts|media|(?:account|profile)_based_in)\.(?:json|html)$/i,
}

const folders = {
  facebook: /(?:^|\/)(?:your_facebook_activity|your_activity_across_facebook|messages\/(?:archived_threads|filtered_threads|legacy_threads|e2ee_cutover))\//i,
  instagram: /(?:^|\/)(?:your_instagram_activity|followers_and_following|ads_and_topics)\//i,
}

/** What the download is called. */
const names = {
  facebook: /(?:^|\/)facebook-[^/]*(?:\/|$)/i,
  instagram: /(?:^|\/)instagram-[^/]*(?:\/|$)/i,
}
