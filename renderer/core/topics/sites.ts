/** The site a link leads to, as a person would name it: without tracking, shorteners and the places everybody links to. */

/** Undefined where the link says nothing of a topic. */
export function siteOf(link: string): string | undefined {
  const [, named = '', query = ''] = link.match(address) ?? []
  const host = named.toLowerCase().replace(/[.…]+$/, '').replace(/^(?:(?:www\d?|m|mobile|amp|touch|old|edition|de|en|fr|es)\.)+(?=[^.]+\.[^.]+)/, '')
  if (!/^[\p{L}\p{N}][\p{L}\p{N}-]*(?:\.[\p{L}\p{N}-]+)+$/u.test(host) || /\.\d+$/.test(host)) return undefined
  const through = redirecting.has(host) ? query.match(/[?&](?:u|url|q|z)=(https?%3a[^&]*)/i)?.[1] : undefined
  if (through !== undefined) return siteOf(decoded(through))
  return isEverybodys(host) ? undefined : host
}
const address = /^(?:https?:\/\/)?(?:[^@/?#]*@)?([^/?#:)\]},;!'’]+)[^?#]*(\?[^#]*)?/iu

/** A link cut in the middle of a letter leads nowhere. */
const decoded = (text: string): string => (/%(?![0-9a-f]{2})/i.test(text) ? '' : text.replace(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))))

/** Links as they stand in words; the closing bracket or full stop of a sentence is no part of them. */
export const links = /(?:https?:\/\/|\bwww\.)[^\s<>"“”«»]+/giu

function isEverybodys(host: string): boolean {
  for (let part = host; part.includes('.'); part = part.slice(part.indexOf('.') + 1)) if (everybodys.has(part)) return true
  return /^(?:click|track|links?|email|mail|t|l|go|r)\./.test(host) || /^google\.[a-z.]+$|^amazon\.[a-z.]+$|^ebay\.[a-z.]+$/.test(host) || /\.google\.[a-z.]+$/.test(host)
}

const redirecting = new Set(['l.facebook.com', 'lm.facebook.com', 'l.instagram.com', 'l.threads.com', 'google.com', 'out.reddit.com', 't.umblr.com', 'youtube.com', 'href.li', 'l.messenger.com'])

const everybodys = new Set(`
t.co bit.ly goo.gl ow.ly tinyurl.com is.gd v.gd buff.ly lnkd.in fb.me fb.com ift.tt dlvr.it j.mp tr.im su.pr cli.gs twurl.nl post.ly moby.to ff.im tmblr.co trib.al amzn.to amzn.eu a.co ebay.to nyti.ms youtu.be redd.it spoti.fi
rb.gy cutt.ly shorturl.at t.ly tiny.cc x.co wp.me flic.kr instagr.am pic.twitter.com twitpic.com yfrog.com twitlonger.com plixi.com lockerz.com img.ly sharethis.com addthis.com feedproxy.google.com feedburner.com
4sq.com foursquare.com swarmapp.com untp.beer runkeeper.com vine.co path.com
facebook.com twitter.com x.com instagram.com threads.net threads.com whatsapp.com wa.me telegram.org t.me signal.org signal.group linkedin.com pinterest.com snapchat.com tiktok.com youtube.com reddit.com tumblr.com bsky.app
messenger.com m.me discord.com discord.gg discordapp.com slack.com skype.com imgur.com giphy.com tenor.com gph.is
google.com goo.gle googleusercontent.com dropbox.com db.tt wetransfer.com we.tl icloud.com apple.com microsoft.com live.com outlook.com office.com 1drv.ms sharepoint.com zoom.us teams.microsoft.com webex.com meet.jit.si calendly.com doodle.com
eventbrite.com meetup.com surveymonkey.com typeform.com paypal.com paypal.me ko-fi.com wikipedia.org archive.org medium.com spotify.com amazon.com booking.com airbnb.com
`.split(/\s+/).filter((host) => host !== ''))
