import { Published } from '../../design/parts/published.view.tsx'
import type { Words } from '../../design/words/words.ts'
import type { Rate } from '../campaigns/campaigns.module.ts'
import { placementName } from './placementName.ts'

export type RatesProps = { words: Words; rates: readonly Rate[]; contact: string }

export function RatesView({ words, rates, contact }: RatesProps) {
  return (
    <div class="bookings">
      <h1 class="sheet-heading">{words.t('campaigns.ratesTitle')}</h1>
      <p class="sheet-lead">{words.t('campaigns.ratesLead')}</p>
      {rates.length > 0 ? (
        <table class="bookings-table">
          <thead>
            <tr>
              <th scope="col">{words.t('campaigns.place')}</th>
              <th scope="col" class="bookings-number">
                {words.t('campaigns.price')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rates.map((rate) => (
              <tr>
                <th scope="row">
                  {placementName(words, rate.placement)}
                  {rate.note && (
                    <span class="bookings-note">
                      <Published words={words} text={rate.note} />
                    </span>
                  )}
                </th>
                <td class="bookings-number">
                  <b>{words.money(rate.price)}</b>
                  <span class="bookings-note">{words.t(`campaigns.per.${rate.per}`)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p>{words.t('campaigns.noRates')}</p>
      )}
      <section class="bookings-terms">
        <h2>{words.t('campaigns.termsTitle')}</h2>
        <ul>
          <li>{words.t('campaigns.termSeen')}</li>
          <li>{words.t('campaigns.termMachines')}</li>
          <li>{words.t('campaigns.termContext')}</li>
          <li>{words.t('campaigns.termLabel')}</li>
          <li>{words.t('campaigns.termSubscribers')}</li>
          <li>{words.t('campaigns.termConflicts')}</li>
        </ul>
      </section>
      {contact && (
        <p>
          {words.t('campaigns.contact')} <a href={`mailto:${contact}`}>{contact}</a>
        </p>
      )}
    </div>
  )
}
