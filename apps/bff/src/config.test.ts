import { describe, expect, it } from 'vitest'
import { ConfigError, parseConfig } from './config.ts'

describe('parseConfig', () => {
  it.each([
    ['PORT', 'abc', 'Deve ser um número.'],
    ['PORT', '70000', 'O valor máximo é 65535.'],
    ['DATABASE_URL', 'mysql://localhost/ramal', 'deve começar com file: ou postgres://'],
    ['RAMAL_SECRET_KEY', 'curta', 'deve ter pelo menos 32 caracteres'],
    ['RAMAL_REMETENTE', 'Energia', 'deve ser um e-mail, ou Nome <e-mail>'],
    ['RAMAL_DEMO', 'talvez', 'Escolha um destes: 1, true, sim, on, 0, false, nao, não, off.'],
    ['LOG_LEVEL', 'alto', 'Escolha um destes: trace, debug, info, warn, error, silent.'],
    ['SMTP_URL', 'http://exemplo.com', 'O formato não é válido.'],
    ['RAMAL_RETORNOS', 'pop3://caixa.example', 'deve ser smtp://, imap:// ou imaps://'],
  ])('refuses %s=%s with its name and a sentence in Portuguese', (name, value, sentence) => {
    const wrong = new ConfigError(`Configuração inválida:\n  ${name}: ${sentence}`)
    expect(() => parseConfig({ [name]: value })).toThrow(wrong)
  })

  it('takes several ways in for returns, separated by commas', () => {
    const { retornos } = parseConfig({
      RAMAL_RETORNOS: 'smtp://127.0.0.1:2525, imaps://u:p@caixa.example/INBOX',
    })
    expect(retornos).toEqual(['smtp://127.0.0.1:2525', 'imaps://u:p@caixa.example/INBOX'])
  })

  it('takes an empty variable, as .env files leave them, for one that is not set', () => {
    expect(parseConfig({ PORT: '', SMTP_URL: '' })).toEqual(parseConfig({}))
  })
})
