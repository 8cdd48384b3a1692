import type { Role } from '../policy.ts'

/** What colleagues call the roles. */
export const roleNames: Record<Role, string> = {
  reader: 'خواننده',
  moderator: 'گردانندهٔ گفت‌وگو',
  'photo-desk': 'میز عکس',
  reporter: 'خبرنگار',
  'section-editor': 'دبیر بخش',
  'editor-in-chief': 'سردبیر',
  administrator: 'مدیر سامانه',
}
