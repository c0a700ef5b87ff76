// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

namespace observatorio {

class Card;
class DataTable;
class LateBars;
class LateModel;
class OrEmpty;
class WindowTimeline;

/// Event time per partition: windows open and final, the watermark, and the records that came too late.
class WindowsPage : public Page {
    Q_OBJECT
public:
    explicit WindowsPage(const UiContext &context, QWidget *parent = nullptr);

    void apply(const std::shared_ptr<const Snapshot> &snapshot) override;
    Exportable *exportable() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

private:
    Card *m_timelineCard;
    WindowTimeline *m_timeline;
    OrEmpty *m_timelineOrEmpty;
    Card *m_barsCard;
    LateBars *m_bars;
    OrEmpty *m_barsOrEmpty;
    LateModel *m_model;
    DataTable *m_table;
};

}  // namespace observatorio
