/** The three arrays of d3-delaunay that the city builder reads; the package ships no types. */
declare module 'd3-delaunay' {
  export class Delaunay {
    constructor(points: ArrayLike<number>)
    /** Point index of each half-edge's start, three per triangle. */
    readonly triangles: Uint32Array
    /** The opposite half-edge, -1 on the hull. */
    readonly halfedges: Int32Array
  }
}
