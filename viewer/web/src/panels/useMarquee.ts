import { useEffect, useRef, useState } from 'react'
import type { CSSProperties, RefObject } from 'react'
import type { EntityId } from '../../../../graph/model.ts'
import { useViewer } from '../viewer.tsx'

/** Shift and drag over the ground, or drag alone while one gathers, draws a rectangle and selects what lies in it. Answers the rectangle while it is drawn. */
export function useMarquee(box: RefObject<HTMLDivElement | null>, onSelect: (ids: readonly EntityId[]) => void): CSSProperties | null {
  const { stage, visible, isGathering } = useViewer()
  const [rectangle, setRectangle] = useState<CSSProperties | null>(null)
  const latest = useRef({ visible, onSelect, isGathering })
  latest.current = { visible, onSelect, isGathering }

  useEffect(() => {
    const element = box.current
    if (element === null) return
    let isDrawing = false
    let hasDrawn = false
    const down = (event: PointerEvent): void => {
      hasDrawn = false
      isDrawing = false
      if ((!event.shiftKey && !latest.current.isGathering) || event.button !== 0 || !event.isPrimary) return
      const bounds = element.getBoundingClientRect()
      const at = (each: PointerEvent): { x: number; y: number } => ({ x: each.clientX - bounds.left, y: each.clientY - bounds.top })
      const start = at(event)
      if (stage.current?.isOverNode(start) !== false) return
      isDrawing = true
      event.stopPropagation()
      event.preventDefault()
      let end = start
      const move = (moved: PointerEvent): void => {
        if (moved.pointerId !== event.pointerId) return
        end = at(moved)
        setRectangle({
          left: Math.min(start.x, end.x),
          top: Math.min(start.y, end.y),
          width: Math.abs(end.x - start.x),
          height: Math.abs(end.y - start.y),
        })
      }
      const stop = (): void => {
        window.removeEventListener('pointermove', move)
        window.removeEventListener('pointerup', up)
        window.removeEventListener('pointercancel', stop)
        setRectangle(null)
      }
      const up = (): void => {
        stop()
        const inside = [...latest.current.visible.nodes].filter((id) => {
          const place = stage.current?.locate(id)
          return (
            place !== undefined &&
            place !== null &&
            place.x >= Math.min(start.x, end.x) &&
            place.x <= Math.max(start.x, end.x) &&
            place.y >= Math.min(start.y, end.y) &&
            place.y <= Math.max(start.y, end.y)
          )
        })
        hasDrawn = Math.hypot(end.x - start.x, end.y - start.y) > 4
        if (hasDrawn) latest.current.onSelect(inside)
      }
      window.addEventListener('pointermove', move)
      window.addEventListener('pointerup', up)
      window.addEventListener('pointercancel', stop)
    }
    // Sigma listens to events of mouse and touch, which pointer events precede: what is taken here in the capture phase never reaches it.
    const swallow = (event: Event): void => {
      if (!isDrawing) return
      event.stopPropagation()
      event.preventDefault() // or the browser takes a drag by touch for a gesture of its own, and the next tap for its end
    }
    // The end of the rectangle is a click as well, which would let go of what it selected.
    const swallowClick = (event: MouseEvent): void => {
      if (hasDrawn) event.stopPropagation()
      hasDrawn = false
    }
    element.addEventListener('click', swallowClick, true)
    element.addEventListener('pointerdown', down, true)
    element.addEventListener('mousedown', swallow, true)
    element.addEventListener('touchstart', swallow, true)
    return () => {
      element.removeEventListener('click', swallowClick, true)
      element.removeEventListener('pointerdown', down, true)
      element.removeEventListener('mousedown', swallow, true)
      element.removeEventListener('touchstart', swallow, true)
    }
  }, [box, stage])

  return rectangle
}
