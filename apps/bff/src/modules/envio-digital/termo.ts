/**
 * The term of adhesion to the digital bill, every published version of it. A published text is never edited, not even a
 * comma: its hash is part of each adhesion. Contents: all kinds of communication covered and what happens on a technical
 * failure (PRODIST 11.4 §§4.4 and 4.5, REN ANEEL 1000/2021 arts. 333 and 336), and how to leave (LGPD art. 8 §5).
 */
export const TERMOS = [
  {
    versao: 1,
    vigenteDesde: new Date('2025-01-01T03:00:00.000Z'),
    texto: `TERMO DE ADESÃO AO ENVIO DIGITAL DA FATURA DE ENERGIA ELÉTRICA

1. O que você pede. O titular da unidade consumidora (UC) pede à distribuidora que envie por meio digital a fatura de energia elétrica desta UC, aos endereços informados nesta adesão. A adesão vale para esta UC e para este titular e termina quando a titularidade muda.

2. O que será enviado. Por estes endereços a distribuidora envia: a fatura mensal de energia elétrica (DANF3E), com código de barras e Pix; a segunda via, quando pedida; e uma cópia deste termo. Nenhum outro tipo de comunicação está incluído: avisos de débito, de suspensão do fornecimento e propaganda não são enviados com base neste termo, e novos tipos só com novo aceite.

3. Por quais canais. O envio é feito por e-mail ou por WhatsApp, conforme cada endereço cadastrado. Uma fatura enviada a mais de um endereço é a mesma fatura, com o mesmo valor e o mesmo vencimento.

4. Cópia impressa. Na opção "apenas cópia digital", a fatura deixa de ser impressa. Na opção "gerar cópia impressa", ela continua a ser entregue também em papel, sem custo.

5. Se o envio falhar. Se a mensagem for devolvida, recusada ou não puder ser entregue a nenhum dos endereços, a distribuidora imprime a fatura e a entrega no endereço da UC, sem custo. O não recebimento da mensagem não muda o vencimento: a segunda via está sempre disponível nos canais de atendimento.

6. Seus cuidados. Mantenha os endereços atualizados e confira se as mensagens não vão para a caixa de lixo eletrônico. Antes de pagar, confira o nome da distribuidora, o valor e o número da UC.

7. Como sair. Você pode voltar à fatura impressa a qualquer momento, de graça e por qualquer canal de atendimento, com efeito imediato: o que ainda estava para ser enviado é cancelado e a fatura volta a ser impressa.

8. Seus dados pessoais. Os endereços são usados para entregar a fatura e comprovar a entrega, que são obrigações da distribuidora (Lei 13.709/2018, art. 7º, II e V). Ficam guardados, com a data, o modo do aceite e o protocolo, pelo prazo exigido pela regulação. Você pode consultá-los, corrigi-los e pedir informações sobre o tratamento em qualquer canal de atendimento.

9. Registro do aceite. O aceite é registrado com a versão deste texto, o modo como foi dado (falado, clicado ou assinado), a data e a hora e, em atendimento, o número do protocolo. Uma cópia deste termo é enviada a cada novo endereço.`,
  },
] as const
