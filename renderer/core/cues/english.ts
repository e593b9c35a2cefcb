import type { CueWords } from './languages'

export const english: CueWords = {
  language: 'English',
  you: ['you', 'ya', 'u', 'you both', 'you two', 'you all', 'you guys', 'both of you'],
  fine: ['great', 'good', 'nice', 'lovely', 'wonderful', 'fantastic', 'amazing', 'awesome', 'brilliant', 'fun', 'fab', 'fabulous', 'delightful', 'cool', 'excellent', 'super', 'special', 'a pleasure', 'a delight', 'a joy', 'an honour', 'an honor', 'a treat', 'such a pleasure', 'such a joy', 'such a treat'],
  shared: ['coffee', 'coffees', 'tea', 'lunch', 'dinner', 'breakfast', 'brunch', 'supper', 'beer', 'beers', 'pint', 'pints', 'drink', 'drinks', 'wine', 'pizza', 'ice cream', 'picnic', 'walk', 'hike', 'stroll', 'evening', 'night', 'night out', 'day', 'day out', 'afternoon', 'morning', 'weekend', 'time', 'visit', 'meal', 'bbq', 'barbecue', 'get together', 'catch up'],
  met: [
    '<fine> <truly>? meeting <you>', '<fine> <truly>? seeing <you> again|in_person|irl|yesterday|today|tonight',
    'was|were|been so|really|very|truly|just? <fine> to <truly>? meet|see <you>', '<fine> to have <truly>? met|seen|hosted|had <you>', '<fine> to <truly> meet|see <you>', 'pleasure meeting <you>', 'pleasure to have met <you>',
    'glad|happy|delighted|thrilled we <truly>? met', 'glad|happy|delighted|thrilled i <truly>? met|saw <you>', 'glad|happy|delighted we could|got_to meet', 'enjoyed|loved meeting|seeing|hosting|visiting <you>',
    'enjoyed our <shared>', 'loved our <shared>', '<fine> <shared> with <you>', 'had|having|grabbed|grabbing|shared|enjoyed|enjoying|sharing a|an|some|our|my? <fine>? <shared> with <you>', '^ coffee|lunch|dinner|brunch|breakfast|drinks|beers with <you>',
    'over coffee|lunch|dinner|drinks|beers|breakfast|brunch with <you>', 'met up with <you>', 'meeting up with <you>', 'caught up with <you> over', 'ran|bumped into <you>', 'running|bumping into <you>', 'hung out with <you>', 'hanging out with <you>',
    '<fine> hanging out', 'hosted by <you>', '<fine> having <you> here|over|round|around|with_us|visit', '<fine> staying with <you>', 'we <truly> met', 'we met up? in_person|irl|in_real_life|face_to_face', 'met <you> in_person|irl|in_real_life|face_to_face', 'thanks|thank_you|thx for a|the|our|your|this|that? <fine> <shared>',
    'thanks|thank_you|thx for the|our coffee|lunch|dinner|breakfast|brunch|beer|beers|drinks|walk|pizza|evening', 'thanks|thank_you|thx for hosting|putting_me_up|putting_us_up|showing_me_around|showing_us_around|having_me_over|having_us_over|your_hospitality', 'thanks|thank_you|thx for coming over|to_dinner|to_lunch|to_my_party|to_our_wedding',
  ],
  perhaps: [
    '<fine> to meet|see <you>', '<fine> seeing <you>', 'meeting <you>', 'met <you>', 'saw <you>', 'we met', 'we saw each_other', '<fine> catching up', '<fine> to catch up', '<shared> with <you>', 'thanks|thank_you|thx for coming|visiting|stopping_by|dropping_by|popping_by|joining_us|being_there|having_me|having_us|the_visit', 'visited <you>', 'at your place',
  ],
  truly: ['finally', 'in person', 'irl', 'in real life', 'face to face', 'f2f', 'at last'],
  ahead: ['see you|ya|u', 'seeing <you>', 'meet|meeting <you>', 'meet up', 'meeting up', 'cu', 'c u', 'can\'t|cannot|cant wait to? see|meet|hug <you>', 'looking|look forward to? seeing|meeting|having|hosting <you>?', 'looking|look forward to? <shared> with <you>', '<shared> with <you>', 'we\'re|we_are meeting', 'i\'ll|i_will pick <you> up', 'come|coming over', 'coming to your place'],
  future: ['will', 'i\'ll', 'it\'ll', 'we\'ll', 'gonna', 'going to', 'looking forward', 'look forward', 'can\'t wait', 'cannot wait', 'cant wait', 'excited', 'ready for', 'planning'],
  introducing: [
    '^ meet <name>', '<name> meet <name>', 'please|everyone|everybody|folks|all meet <name>', 'meet my|our friend|sister|brother|colleague|partner|wife|husband|mother|father|daughter|son|cousin|neighbour|neighbor|boss|flatmate|housemate', 'this is|was my|our * friend|sister|brother|colleague|partner|wife|husband|mother|father|daughter|son|cousin|neighbour|neighbor|boss|flatmate|housemate', 'introduced|introducing|introduce me|us|you|him|her|them to', 'introduced|introducing <you> to', 'introduced by|me|us|you|each_other', 'introduced <name>',
    'let me introduce', 'want|like|love|happy|pleased to introduce <you>|my|our|two', 'thanks|thank_you|thx for the|your|making_the|this? intro|introduction|introducing|connecting_us|connecting_me|putting_us_in_touch|putting_me_in_touch', 'intro|introduction to <name>', 'you two|both should meet|talk|know|connect', 'you should meet <name>', 'connecting you two|both|with', 'met <you> through|via|thanks_to', 'met through|thanks_to <you>', 'put us|me|you in touch with', 'e-introduce', 'e-meet',
  ],
  thanks: [
    'thank you so|very much', 'thanks so|very much', 'thank you from the bottom', 'thanks|thank_you a million|a_ton|a_bunch', 'many thanks for', 'thanks|thank_you so_much? for being|everything|all|always|listening|believing|helping|supporting|introducing|hosting|coming|having|visiting|showing|the_lovely|the_wonderful|a_lovely|a_wonderful|a_great|last_night|yesterday|your',
    'can\'t|cannot|cant thank <you> enough', 'so|very|deeply|forever|eternally|incredibly|truly grateful', 'grateful to <you>', 'grateful for <you>|your', 'means|meant the world|so_much|a_lot', 'i owe you', 'couldn\'t|could_not|couldnt have * without you', 'you made my day|week|year', 'you saved my|me',
  ],
  not: ['not', 'never', 'no', 'none', 'isn\'t', 'wasn\'t', 'weren\'t', 'don\'t', 'didn\'t', 'doesn\'t', 'couldn\'t', 'can\'t', 'cannot', 'won\'t', 'wouldn\'t', 'haven\'t', 'hadn\'t', 'dont', 'didnt', 'couldnt', 'cant', 'wont', 'without', 'if', 'unless', 'would', 'i\'d', 'we\'d', 'it\'d', 'should', 'could', 'might', 'may', 'maybe', 'perhaps', 'wish', 'wishing', 'wanted', 'want', 'hope', 'hoped', 'hoping', 'hopefully', 'let\'s', 'lets', 'need to', 'sorry', 'missed', 'miss', 'missing', 'instead of', 'imagine', 'almost', 'nearly', 'as if', 'like to', 'love to', 'said', 'says', 'saying', 'told', 'tells', 'try to', 'trying to', 'when do', 'when can', 'until i', 'until we', 'before i', 'before we', 'some day', 'someday', 'one day', 'next time', 'ought to', 'do you', 'did you', 'have you', 'will you', 'can you', 'are you', 'cancel', 'cancelled', 'canceled', 'postpone', 'rather than'],
  online: ['online', 'virtual', 'virtually', 'zoom', 'skype', 'facetime', 'google meet', 'hangout', 'hangouts', 'teams', 'webinar', 'livestream', 'stream', 'streaming', 'twitch', 'episode', 'podcast', 'video', 'videos', 'youtube', 'video call', 'video chat', 'on the phone', 'phone call', 'conference call', 'over the phone', 'on twitter', 'on mastodon', 'on facebook', 'on discord', 'on slack', 'on irc', 'on here', 'in here', 'via chat', 'in the chat', 'twitter chat', 'tweetchat', 'space', 'spaces', 'chapter', 'season', 'a dream', 'my dream', 'my dreams', 'dreamt', 'dreamed', 'in game', 'raid', 'server', 'on tv', 'on the radio', 'on air', 'photo of', 'pictures of', 'back on'],
  days: {
    near: [
      [-2, ['day before yesterday', 'the night before last']], [-1, ['yesterday', 'yesterday morning', 'yesterday afternoon', 'yesterday evening', 'yesterday night', 'last night', 'last evening', 'yday']],
      [0, ['today', 'tonight', 'this morning', 'this afternoon', 'this evening', 'earlier today', 'later today', 'just now', 'tonite', 'this lunchtime', 'in a bit', 'in an hour', 'in a few minutes', 'in half an hour', 'in a minute']],
      [1, ['tomorrow', 'tomorrow morning', 'tomorrow afternoon', 'tomorrow evening', 'tomorrow night', 'tmrw', 'tmr', 'tomoz']], [2, ['day after tomorrow', 'the day after tomorrow']], [-7, ['a week ago', 'one week ago']], [7, ['in a week', 'a week from now']],
    ],
    about: [[3, ['the other day', 'the other night', 'the other evening', 'a few days ago', 'earlier this week', 'this week', 'a couple of days ago']], [7, ['last week', 'last weekend', 'over the weekend', 'at the weekend', 'this weekend', 'this past weekend']], [14, ['two weeks ago', 'a fortnight ago', 'a couple of weeks ago', 'a few weeks ago']], [21, ['three weeks ago']], [30, ['last month', 'a month ago']]],
    none: ['not today', 'these days', 'good morning', 'happy new year'],
    weekdays: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'], partOfDay: '',
    months: ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'], monthFirst: true, of: 'of',
    ago: ['# days ago', '# nights ago'], numbers: ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  },
}
