import { type Html, html } from '#server'
import type { Account } from '#store'
import { actorOfAccount } from '../api/principal.ts'
import { may, mayEverywhere, type Verb } from '../policy.ts'

type Room = [path: string, name: string, verb: Verb]

/** What is done there concerns no section: who has rights in some sections alone has no business in it. */
const ofWholeNewsroom = new Set(['/desk/messages', '/desk/polls', '/desk/dossiers', '/desk/audit'])

/** Rooms where the day's work is done, and what one must be able to do to have business in them: always in sight. */
const daily: Room[] = [
  ['/desk/queue', 'کارتابل', 'write'],
  ['/desk/wire', 'سیم', 'read'],
  ['/desk/articles', 'مطالب', 'read'],
  ['/desk/calendar', 'تقویم', 'read'],
  ['/desk/front', 'صفحهٔ نخست', 'place'],
  ['/desk/media', 'عکس و ویدیو', 'read'],
]

/** The others, each under what it has to do with. */
const menus: [name: string, rooms: Room[]][] = [
  [
    'خوانندگان',
    [
      ['/desk/comments', 'دیدگاه‌ها', 'moderate'],
      ['/desk/replies', 'جوابیه‌ها', 'moderate'],
      ['/desk/messages', 'پیام‌ها', 'moderate'],
      ['/desk/polls', 'نظرسنجی‌ها', 'place'],
      ['/desk/newsletter', 'خبرنامه', 'overrule'],
      ['/desk/channels', 'کانال‌ها', 'administer'],
    ],
  ],
  [
    'تحریریه',
    [
      ['/desk/sources', 'منبع‌ها', 'read'],
      ['/desk/speakers', 'گوینده‌ها', 'read'],
      ['/desk/dossiers', 'پرونده‌ها', 'publish'],
      ['/desk/audit', 'رویدادها', 'overrule'],
      ['/desk/people', 'همکاران', 'administer'],
      ['/desk/settings', 'تنظیم‌ها', 'administer'],
    ],
  ],
]

/** The rooms in which who is signed in has business. Menus open without a script, one at a time. */
export function roomsNav(account: Account): Html {
  const actor = actorOfAccount(account)
  const isOpen = ([path, , verb]: Room) =>
    actor !== null && may(actor, verb) && (mayEverywhere(actor) || !ofWholeNewsroom.has(path))
  return html`<nav class="rooms" aria-label="اتاق‌ها">${daily.filter(isOpen).map(roomLink)}${menus.map(([name, rooms]) => menu(name, rooms.filter(isOpen)))}</nav>`
}

function menu(name: string, rooms: Room[]): Html | null {
  if (rooms.length === 0) return null
  if (rooms.length === 1) return roomLink(rooms[0]!)
  return html`<details name="rooms"><summary>${name}</summary><ul>${rooms.map((room) => html`<li>${roomLink(room)}</li>`)}</ul></details>`
}

function roomLink([path, name]: Room): Html {
  return html`<a href="${path}">${name}</a>`
}
