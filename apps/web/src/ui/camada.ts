import { createContext, useContext, useEffect } from 'react'

/** How many dialogs lie under this one, itself included; 0 is the page. */
export const CamadaContext = createContext(0)

const open: number[] = []

/** The layer that takes the keys: that of the dialog on top. */
export function topCamada(): number {
  return Math.max(0, ...open)
}

/** The layer of a dialog that is on screen as long as the component is mounted. */
export function useCamada(): number {
  const camada = useContext(CamadaContext) + 1
  useEffect(() => {
    open.push(camada)
    return () => {
      open.splice(open.indexOf(camada), 1)
    }
  }, [camada])
  return camada
}
