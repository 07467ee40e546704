import type { ComponentChildren } from 'preact'
import { formAt, typed, type At } from '#http/index.ts'
import type { AdviceId } from '#lib/id.ts'
import { Button, Buttons, DateField, Details, Form, Heading, TextArea } from '#ui/index.ts'
import { WhileTyping } from '#wording/pages.ts'
import { text } from './advice.text.ts'

/** The most that an answer may have. */
export const longest = 5_000

/** What was typed into a field of the form that is shown again. */
export const said = (at: At, name: string) => typed(at.failure?.values, name)

type FormProps = {
  at: At
  id: AdviceId
  /** What the check has pointed out in the form that is shown again. */ findings: ComponentChildren
}

/** The adviser's answer. */
export function Answering({ at, id, findings, next }: FormProps & { next: number }) {
  const t = text(at.lang).page
  const { errors, value, error } = formAt(at, `/advice/${id}`)
  return (
    <section data-anonymous="">
      <Heading level={2} size="sm">
        {t.answerTitle}
      </Heading>
      <Form action={`/advice/${id}`} errors={errors} id="answer">
        <input type="hidden" name="position" value={next} />
        <TextArea
          name="words"
          label={t.answer}
          help={t.answerHelp}
          rows={8}
          limit={longest}
          value={value('words')}
          error={error('words')}
          required
        />
        {findings}
        <WhileTyping lang={at.lang}>{text(at.lang).check.whileTyping}</WhileTyping>
        <Buttons>
          <Button>{t.send}</Button>
        </Buttons>
      </Form>
    </section>
  )
}

type NotingProps = FormProps & { next: number; days: { from: string; to: string }; isOpen: boolean }

/** What RVTS has answered, in the words of the one who asked. */
export function Noting({ at, id, findings, next, days, isOpen }: NotingProps) {
  const t = text(at.lang).page
  const { isHere, errors, value, error } = formAt(at, `/advice/${id}/note`)
  return (
    <Details summary={t.note} open={isHere || (isOpen && !at.path.endsWith('/close'))}>
      <div data-anonymous="">
        <Form action={`/advice/${id}/note`} errors={errors} id="noting">
          <input type="hidden" name="position" value={next} />
          <TextArea
            name="noted"
            label={t.noteWords}
            help={t.noteHelp}
            rows={6}
            limit={longest}
            value={value('noted')}
            error={error('noted')}
            required
          />
          {isHere && findings}
          <WhileTyping lang={at.lang}>{text(at.lang).check.whileTyping}</WhileTyping>
          <DateField name="on" label={t.noteOn} min={days.from} max={days.to} value={value('on') ?? days.to} error={error('on')} required />
          <Buttons>
            <Button variant="secondary">{t.noteSave}</Button>
          </Buttons>
        </Form>
      </div>
    </Details>
  )
}

/** What came of it, and that it is over. */
export function Closing({ at, id, findings }: FormProps) {
  const t = text(at.lang).page
  const { isHere, errors, value, error } = formAt(at, `/advice/${id}/close`)
  return (
    <Details summary={t.close} open={isHere}>
      <div data-anonymous="">
        <p>{t.closeHelp}</p>
        <Form action={`/advice/${id}/close`} errors={errors} id="closing">
          <TextArea
            name="outcome"
            label={t.outcome}
            help={t.outcomeHelp}
            limit={longest}
            value={value('outcome')}
            error={error('outcome')}
            required
          />
          {isHere && findings}
          <WhileTyping lang={at.lang}>{text(at.lang).check.whileTyping}</WhileTyping>
          <Buttons>
            <Button variant="secondary">{t.close}</Button>
          </Buttons>
        </Form>
      </div>
    </Details>
  )
}
