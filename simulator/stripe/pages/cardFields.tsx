import type { CardProblems } from '../payments/cardNumbers.ts'
import { Field } from './pages.tsx'

type Part = 'card' | 'expiry' | 'cvc'

export function CardFields(props: { typed: Record<Part, string>; problems: CardProblems; focus: string }) {
  const { typed, problems, focus } = props
  const field = (name: Part, about: { label: string; hint?: string; autocomplete: string }) => (
    <Field
      name={name}
      value={typed[name]}
      problem={problems[name]}
      inputmode="numeric"
      focus={focus === name}
      {...about}
    />
  )
  return (
    <>
      {field('card', { label: 'Card number', autocomplete: 'cc-number' })}
      <div class="pair">
        {field('expiry', { label: 'Expiry date', hint: 'Month / year', autocomplete: 'cc-exp' })}
        {field('cvc', { label: 'Security code', hint: '3 or 4 digits', autocomplete: 'cc-csc' })}
      </div>
    </>
  )
}

export function TestCards() {
  return (
    <>
      <h2>Cards that work here</h2>
      <table>
        <tbody>
          {[
            ['4242 4242 4242 4242', 'pays (as does any other valid number that begins with 424242)'],
            ['4000 0000 0000 0002', 'is declined'],
            ['4000 0000 0000 0341', 'is accepted, and fails at the next charge'],
          ].map(([number, does]) => (
            <tr>
              <td>
                <code>{number}</code>
              </td>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">Any future expiry date, any security code. Never type a real card number.</p>
    </>
  )
}
