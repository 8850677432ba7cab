import type { FichaRecadastramento } from '@ramal/shared/contracts/recadastramento.ts'
import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { RecadastramentoModal } from './recadastramento-modal.tsx'

const fichaWith = (celular: string | null): FichaRecadastramento => ({
  ucId: 1,
  numero: '001347925802810',
  numeroAnterior: null,
  nome: 'Maria Souza',
  pessoaJuridica: true,
  devido: false,
  motivo: null,
  ultimo: null,
  perguntarConsumidor: false,
  documentoEditavel: false,
  temEnvioDigital: true,
  campos: [{ bloco: 'uc', campo: 'celular', valor: celular, destinatario: false, situacao: null }],
})

function Page() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setIsOpen(true)}>
        Abrir
      </button>
      {isOpen && (
        <RecadastramentoModal
          ucId={1}
          atendimentoId={null}
          origem="alteracao_cadastral"
          Adesao={() => null}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  )
}

it('starts from what the cadastro holds now each time it opens, not from what it held before', async () => {
  let celular: string | null = null
  await startServer({ 'GET /api/ucs/1/recadastramento': () => fichaWith(celular) })
  const { user } = renderApp(<Page />)
  await user.click(screen.getByRole('button', { name: 'Abrir' }))
  expect(await screen.findByRole('textbox', { name: 'Celular' })).toHaveProperty('value', '')
  await user.keyboard('{Escape}')
  celular = '+5534987654321'
  await user.click(await screen.findByRole('button', { name: 'Abrir' }))
  expect(await screen.findByRole('textbox', { name: 'Celular' })).toHaveProperty('value', '(34) 98765-4321')
})
