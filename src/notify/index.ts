export { markAllRead, markRead, myNotices, noticeKinds, tell, type Notice, type NoticeKind } from './notice.ts'
