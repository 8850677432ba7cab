import type { Danf3eInput } from '../input.ts'
import type { Drawing } from '../pdf/canvas.ts'
import { drawFirstPage, firstPageFrame, middleFrame } from './first-page.ts'
import { drawFollowingPage, followingPageFrame } from './following-page.ts'
import { paginate } from './paginate.ts'

/** The drawings that bills share, by the name their pages call them. */
export function danf3eForms(): Readonly<Record<string, Drawing>> {
  return { Frame: firstPageFrame(), Middle: middleFrame(), Next: followingPageFrame() }
}

/** The pages of one bill, in order. */
export function drawDanf3e(input: Danf3eInput): Drawing[] {
  const { first, following } = paginate(input)
  const pages = following.length + 1
  return [
    drawFirstPage(input, first, pages),
    ...following.map((blocks, index) => drawFollowingPage(input, blocks, index + 2, pages)),
  ]
}
