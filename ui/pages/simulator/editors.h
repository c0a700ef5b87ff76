// SPDX-License-Identifier: GPL-3.0-or-later
// The editors of the simulator's form; what a binding needs of an editor: ui/form/editors.h.
#pragma once

#include "ui/page.h"
#include "ui/widgets/numberbox.h"

#include <QLabel>

class QCheckBox;
class QSlider;

namespace observatorio {

class ElidedLabel;

/// Events per second, 1 to 100,000 on a logarithmic slider and in a spin box; or as fast as possible.
class RateEdit : public QWidget {
    Q_OBJECT
    Q_PROPERTY(double rate READ rate WRITE setRate NOTIFY changed USER true)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
public:
    static constexpr int Max = 100'000;
    explicit RateEdit(QWidget *parent = nullptr);

    [[nodiscard]] double rate() const;  ///< 0: as fast as possible
    void setRate(double rate);
    [[nodiscard]] QString problem() const;  ///< what is wrong with the typed rate; empty when nothing is

    static int positionOf(int rate);  ///< 0..1000
    static int rateAt(int position);

Q_SIGNALS:
    void changed();

private:
    QSlider *m_slider;
    WholeBox *m_spin;
    QCheckBox *m_unlimited;
};

/// A seed; one beyond the box stays as it is until another one is chosen.
class SeedBox : public WholeBox {
    Q_OBJECT
    Q_PROPERTY(quint64 seed READ seed WRITE setSeed NOTIFY seedChanged USER true)
public:
    explicit SeedBox(QWidget *parent = nullptr);
    [[nodiscard]] quint64 seed() const;
    void setSeed(quint64 seed);

Q_SIGNALS:
    void seedChanged();

private:
    quint64 m_seed = 0;  ///< as it was set
};

/// Check boxes of the indicators that the simulator has values of. Its value is what is chosen, empty for all; what
/// was set and is not on offer stays named.
class IndicatorChoice : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QVariant value READ value WRITE setValue NOTIFY changed USER true)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
public:
    explicit IndicatorChoice(const UiContext &context, QWidget *parent = nullptr);
    [[nodiscard]] QVariant value() const;
    void setValue(const QVariant &value);
    [[nodiscard]] QString problem() const;

Q_SIGNALS:
    void changed();

private:
    QStringList m_set;
    std::vector<std::pair<QString, QCheckBox *>> m_boxes;  ///< by wire name, in the table's order
};

/// What a fault does, and a link to the page where it shows.
class FaultText : public QLabel {
    Q_OBJECT
public:
    FaultText(const QString &explanation, PageId page, Actions *actions);
};

/// One fault: a switch, its share of the events, how often it was injected, and what it shows in the stream.
class FaultRow : public QWidget {
    Q_OBJECT
    Q_PROPERTY(double share READ share WRITE setShare NOTIFY changed USER true)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
public:
    static int textIndent();  ///< explanations begin under the name, not under its box
    FaultRow(const QString &name, FaultText *explanation, QWidget *parent = nullptr);

    [[nodiscard]] double share() const;  ///< 0..1; 0 when off
    void setShare(double share);
    [[nodiscard]] QString problem() const;
    void setInjected(quint64 count);

Q_SIGNALS:
    void changed();

private:
    QCheckBox *m_on;
    QSlider *m_slider;
    DecimalBox *m_spin;
    ElidedLabel *m_injected;
};

}  // namespace observatorio
