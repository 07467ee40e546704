import type { Route } from '#http/index.ts'
import { dutySharePages } from './duty-share.page.tsx'
import { dutyPages } from './duty.page.tsx'
import { earlierMappingPages } from './earlier-mapping.page.tsx'
import { policeInformationPages } from './police-information.page.tsx'
import { answerPages } from './report-answer.page.tsx'
import { childWelfareReportPages } from './report-child-welfare.page.tsx'
import { reportListPages } from './report-list.page.tsx'
import { policeReportPages } from './report-police.page.tsx'
import { pstPages } from './report-pst.page.tsx'
import { reportPages } from './report.page.tsx'
import { sharingPages } from './sharing.page.tsx'

export const pages: readonly Route[] = [
  ...sharingPages,
  ...answerPages,
  ...childWelfareReportPages,
  ...dutyPages,
  ...dutySharePages,
  ...earlierMappingPages,
  ...policeInformationPages,
  ...policeReportPages,
  ...pstPages,
  ...reportListPages,
  ...reportPages,
]
