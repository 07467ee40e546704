export { markAllRead, markRead, myNotices, tell, type Notice } from './notice.ts'
