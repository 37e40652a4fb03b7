import type { EntityId, RelationId } from '../../../../graph/model.ts'
import type { CameraSpot, Point } from '../state/view.ts'

/** What a person does on the canvas, told to the application. */
export interface StageEvents {
  readonly onNode: (id: EntityId, more: boolean) => void
  readonly onOpen: (id: EntityId) => void
  readonly onEdge: (id: RelationId) => void
  readonly onGround: () => void
  readonly onMoved: (id: EntityId, at: Point) => void
  readonly onHover: (id: EntityId | null) => void
  /** The camera has moved; null where the whole is seen. */
  readonly onCamera: (spot: CameraSpot | null) => void
  readonly onArranged: (communities: ReadonlyMap<EntityId, number>) => void
}
