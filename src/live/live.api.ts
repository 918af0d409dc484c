/** To a caller who takes no event stream: how often to ask. A stream says it in its first event. */
export class PaceView {
  askEverySeconds: number;
}
