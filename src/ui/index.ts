import './elements.ts'

export { type Assets, assets } from './assets.ts'
export { Button, ButtonLink } from './button.tsx'
export { Alert, Card, Details, EmptyState, Heading, Tag } from './card.tsx'
export { Checkbox, Checkboxes, Radios } from './choice.tsx'

export { DateField, FileField, Select, TextArea, TextField, TimeField } from './field.tsx'
export { Buttons, ErrorSummary, Fieldset, Form } from './form.tsx'
export type { NavItem } from './header.tsx'

export { InLanguage } from './lang.tsx'
export { Layout } from './layout.tsx'
export { BackLink, PageHeading, Pager, Tabs } from './navigation.tsx'
export { NextAction } from './next-action.tsx'
export { StepPath, type StepState } from './step-path.tsx'
export { SummaryList, Table } from './table.tsx'
export { Time, Timeline, Written } from './timeline.tsx'
export { Term } from './term.tsx'
