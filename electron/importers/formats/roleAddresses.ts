const names = new Set([
  'info', 'noreply', 'donotreply', 'notifications', 'notification', 'office', 'support', 'contact', 'kontakt', 'admin', 'webmaster', 'postmaster',
  'mailerdaemon', 'newsletter', 'sales', 'billing', 'service', 'unknownorganizer',
])
const hosts = [
  'users.noreply.github.com', 'calendar.google.com', 'resource.calendar.google.com', 'group.calendar.google.com', 'import.calendar.google.com',
]

/** `info@`, `noreply@`: an address of an office or a machine, which never tells who somebody is. */
export function isRoleAddress(email: string): boolean {
  const at = email.lastIndexOf('@')
  const name = email.slice(0, at).toLowerCase().replace(/[-_.]/g, '')
  const host = email.slice(at + 1).toLowerCase()
  return names.has(name) || hosts.includes(host)
}
