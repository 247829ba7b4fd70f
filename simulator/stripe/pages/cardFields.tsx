import type { CardProblems } from '../payments/cardNumbers.ts'
import { Field } from './pages.tsx'

export function CardFields(props: {
  typed: { card: string; expiry: string; cvc: string }
  problems: CardProblems
  focus: string
}) {
  const { typed, problems, focus } = props
  return (
    <>
      <Field
        name="card"
        label="Card number"
        value={typed.card}
        problem={problems.card}
        autocomplete="cc-number"
        inputmode="numeric"
        focus={focus === 'card'}
      />
      <div class="pair">
        <Field
          name="expiry"
          label="Expiry date"
          value={typed.expiry}
          problem={problems.expiry}
          hint="Month / year"
          autocomplete="cc-exp"
          inputmode="numeric"
          focus={focus === 'expiry'}
        />
        <Field
          name="cvc"
          label="Security code"
          value={typed.cvc}
          problem={problems.cvc}
          hint="3 or 4 digits"
          autocomplete="cc-csc"
          inputmode="numeric"
          focus={focus === 'cvc'}
        />
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
