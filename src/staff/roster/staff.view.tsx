import { Field } from '../../design/parts/field.view.tsx'
import type { Words } from '../../design/words/words.ts'
import { type StaffMember, staffName } from '../accounts/accounts.module.ts'
import { STAFF_ROLES, type StaffRole } from '../permissions/permissions.module.ts'
import { type SessionAtDesk, SessionList } from '../signIn/signIn.module.ts'

export type StaffProps = {
  words: Words
  staff: readonly { member: StaffMember; invitedOn: string; isSecured: boolean }[]
  wrong: { email: string; name: string; role: StaffRole; problem: string } | undefined
  notice: string | undefined
}

export function StaffView({ words, staff, wrong, notice }: StaffProps) {
  return (
    <>
      <Notice says={notice} />
      <table class="desk-table" data-list>
        <thead>
          <tr>
            <th scope="col">{words.t('staff.name')}</th>
            <th scope="col">{words.t('staff.role')}</th>
            <th scope="col">{words.t('signIn.email')}</th>
            <th scope="col">{words.t('staff.secondFactor')}</th>
            <th scope="col">{words.t('staff.invited')}</th>
          </tr>
        </thead>
        <tbody>
          {staff.map(({ member, invitedOn, isSecured }) => (
            <tr>
              <th scope="row">
                <a href={`/desk/staff/${member.id}`} data-row>
                  {staffName(member)}
                </a>
              </th>
              <td data-column={words.t('staff.role')}>{words.t(`desk.role.${member.role}`)}</td>
              <td>{member.email}</td>
              <td data-column={words.t('staff.secondFactor')}>{words.t(isSecured ? 'staff.yes' : 'staff.no')}</td>
              <td class="time" data-column={words.t('staff.invited')}>
                {invitedOn}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <section class="desk-section" aria-labelledby="invite-heading">
        <h2 id="invite-heading">{words.t('staff.invite')}</h2>
        <form class="desk-form" method="post" action="/desk/staff" novalidate>
          <Field
            name="email"
            type="email"
            label={words.t('signIn.email')}
            value={wrong?.email}
            problem={wrong?.problem}
            autocomplete="off"
          />
          <Field
            name="name"
            label={words.t('staff.name')}
            hint={words.t('staff.nameHint')}
            value={wrong?.name}
            autocomplete="off"
            maxlength={100}
            required={false}
          />
          <RoleChoice words={words} chosen={wrong?.role ?? 'contributor'} />
          <button class="desk-button desk-button-first" type="submit">
            {words.t('staff.inviteButton')}
          </button>
          <p class="desk-note">{words.t('staff.inviteHint')}</p>
        </form>
      </section>
      <section class="desk-section" aria-labelledby="roles-heading">
        <h2 id="roles-heading">{words.t('staff.roles')}</h2>
        <ul class="desk-lines">
          {STAFF_ROLES.map((role) => (
            <li>
              <strong>{words.t(`desk.role.${role}`)}</strong>
              <span>{words.t(`staff.may.${role}`)}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function RoleChoice({ words, chosen }: { words: Words; chosen: StaffRole }) {
  return (
    <div class="field">
      <label for="role">{words.t('staff.role')}</label>
      <select id="role" name="role">
        {STAFF_ROLES.map((one) => (
          <option value={one} selected={one === chosen}>
            {words.t(`desk.role.${one}`)}
          </option>
        ))}
      </select>
    </div>
  )
}

export type MemberProps = {
  words: Words
  member: StaffMember
  sessions: readonly SessionAtDesk[]
  isSelf: boolean
  /** What was typed and not taken, and why. */
  wrong: { name: string; author: string; role: StaffRole; problem: string } | undefined
  notice: string | undefined
}

export function MemberView({ words, member, sessions, isSelf, wrong, notice }: MemberProps) {
  const path = `/desk/staff/${member.id}`
  return (
    <>
      <Notice says={notice} />
      <p class="desk-note">{member.email}</p>
      <form class="desk-form" method="post" action={path}>
        <Field
          name="name"
          label={words.t('staff.name')}
          value={wrong?.name ?? member.name}
          maxlength={100}
          required={false}
        />
        <Field
          name="author"
          label={words.t('staff.author')}
          hint={words.t('staff.authorHint')}
          value={wrong?.author ?? member.author ?? ''}
          problem={wrong?.problem}
          maxlength={200}
          required={false}
        />
        {wrong && (
          <label class="desk-check">
            <input type="checkbox" name="newAuthor" /> {words.t('staff.newAuthor')}
          </label>
        )}
        <RoleChoice words={words} chosen={wrong?.role ?? member.role} />
        <button class="desk-button desk-button-first" type="submit">
          {words.t('desk.save')}
        </button>
      </form>
      <section class="desk-section" aria-labelledby="sessions-heading">
        <h2 id="sessions-heading">{words.t('staff.sessions')}</h2>
        {sessions.length === 0 ? (
          <p class="desk-note">{words.t('staff.noSessions')}</p>
        ) : (
          <SessionList words={words} sessions={sessions} action={`${path}/sessions`} />
        )}
      </section>
      {!isSelf && (
        <section class="desk-section" aria-labelledby="end-heading">
          <h2 id="end-heading">{words.t('staff.end')}</h2>
          <p class="desk-note">{words.t('staff.endHint')}</p>
          <div class="desk-row">
            <form method="post" action={`${path}/end`}>
              <button class="desk-button" type="submit">
                {words.t('staff.endButton', { name: staffName(member) })}
              </button>
            </form>
            <form method="post" action={`${path}/invite`}>
              <button class="desk-button" type="submit">
                {words.t('staff.inviteAgain')}
              </button>
            </form>
          </div>
        </section>
      )}
      <p>
        <a href="/desk/staff">{words.t('staff.back')}</a> ·{' '}
        <a href={`/desk/log?${new URLSearchParams({ q: `subject:staff:${member.emailKey}` })}`}>
          {words.t('staff.log')}
        </a>
      </p>
    </>
  )
}

function Notice({ says }: { says: string | undefined }) {
  if (says === undefined) return <></>
  return (
    <p class="desk-notice" role="status">
      {says}
    </p>
  )
}
