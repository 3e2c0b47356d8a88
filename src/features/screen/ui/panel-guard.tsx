'use client'

import { Component, type ReactNode } from 'react'

interface PanelGuardProps {
  readonly children: ReactNode
  /** What stands there while the content cannot be drawn. */
  readonly fallback: ReactNode
}

/** Keeps what breaks while it is drawn from taking the rest of the wall with it; tried again when there is something new. */
export class PanelGuard extends Component<PanelGuardProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override componentDidUpdate(before: PanelGuardProps) {
    if (this.state.isBroken && before.children !== this.props.children) this.setState({ isBroken: false })
  }

  override render() {
    return this.state.isBroken ? this.props.fallback : this.props.children
  }
}
