'use client'

import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'

interface DeskTab {
  readonly key: string
  readonly title: ReactNode
  readonly content: ReactNode
}

interface DeskTabsProps {
  readonly label: string
  readonly tabs: readonly DeskTab[]
  readonly chosen: string
  readonly onChoose: (key: string) => void
}

/** Views of one thing side by side; the arrows go from one to the next. */
export const DeskTabs = ({ label, tabs, chosen, onChoose }: DeskTabsProps) => (
  <Tabs className="dk-tabs" selectedKey={chosen} onSelectionChange={key => onChoose(String(key))}>
    <TabList aria-label={label}>
      {tabs.map(({ key, title }) => (
        <Tab key={key} id={key}>
          {title}
        </Tab>
      ))}
    </TabList>
    {tabs.map(({ key, content }) => (
      <TabPanel key={key} id={key}>
        {content}
      </TabPanel>
    ))}
  </Tabs>
)
