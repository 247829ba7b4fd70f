/** A provider that is not there, and the secret of a composition that nobody reaches from outside. */
export const nobodyPays = {
  secret: 'a secret for tests, of more than 32 letters',
  smtpUrl: undefined,
  trustedProxies: undefined,
  money: {
    secretKey: 'sk_test_nobody',
    webhookSecret: 'whsec_nobody',
    apiUrl: 'http://127.0.0.1:9',
    livemode: false,
    simulated: true,
    formOrigins: ['http://127.0.0.1:9'],
  },
}
