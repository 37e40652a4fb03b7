import { createEdgeCurveProgram } from '@sigma/edge-curve'
import { createEdgeArrowProgram, EdgeRectangleProgram } from 'sigma/rendering'
import type { DrawnEdge, DrawnNode } from './drawing.ts'
import { ShapeProgram } from './shapes.ts'

const ARROW = { extremity: 'target', lengthToThicknessRatio: 3.2, widenessToThicknessRatio: 2.6 } as const
const ROOMY = 600 // pixels: the shorter side from which on nodes have their full size

/** How much smaller things are drawn on a canvas of this size. */
export const shrinkFor = (width: number, height: number): number => Math.max(1, ROOMY / Math.max(1, Math.min(width, height)))

/** Sigma's settings that never change: its programs, its borders, and that labels are drawn by ourselves. */
export const fixedSettings = () => ({
  nodeProgramClasses: { shape: ShapeProgram },
  edgeProgramClasses: {
    line: EdgeRectangleProgram,
    arrow: createEdgeArrowProgram<DrawnNode, DrawnEdge>(ARROW),
    curve: createEdgeCurveProgram<DrawnNode, DrawnEdge>(),
    curveArrow: createEdgeCurveProgram<DrawnNode, DrawnEdge>({ arrowHead: ARROW }),
  },
  defaultNodeType: 'shape',
  defaultEdgeType: 'line',
  renderLabels: false,
  enableEdgeEvents: true,
  zIndex: true,
  minEdgeThickness: 1.6,
  stagePadding: 40,
  minCameraRatio: 0.02,
  maxCameraRatio: 3,
  defaultDrawNodeHover: () => undefined,
  allowInvalidContainer: true,
})
