// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/uiworld.h"

#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/silencedialog.h"
#include "ui/format.h"

#include <QDirIterator>
#include <QPushButton>
#include <QRegularExpression>
#include <QTranslator>
#include <QXmlStreamReader>
#include <set>

using namespace observatorio;
using namespace observatorio::test;

namespace {

const QString Root = QStringLiteral(OBSERVATORIO_SOURCE_DIR);

struct Message {
    QString context;
    QString source;
    QString type;              ///< "", "unfinished", "vanished", "obsolete"
    QStringList translations;  ///< one, or one a plural form
    bool numerus = false;

    std::string where() const { return (context + QStringLiteral(": ") + source).toStdString(); }
};

QList<Message> messages(const QString &language)
{
    QFile file(QStringLiteral("%1/resources/translations/observatorio_%2.ts").arg(Root, language));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << file.fileName().toStdString();
    QXmlStreamReader xml(&file);
    QList<Message> all;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            all.append({context, {}, {}, {}, xml.attributes().value(QLatin1String("numerus")) == u"yes"});
        } else if (xml.name() == u"source") {
            all.last().source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            all.last().type = xml.attributes().value(QLatin1String("type")).toString();
            if (!all.last().numerus)
                all.last().translations = {xml.readElementText()};
        } else if (xml.name() == u"numerusform") {
            all.last().translations.append(xml.readElementText());
        }
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    return all;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%(\\d+|n)"));
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        found.append(match.next().captured());
    found.sort();
    found.removeDuplicates();
    return found;
}

struct Source {
    QString path;
    QString text;
};

QList<Source> sources()
{
    QList<Source> all;
    for (const QString &folder : {QStringLiteral("/ui"), QStringLiteral("/app/gui")}) {
        QDirIterator files(Root + folder, {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            EXPECT_TRUE(file.open(QIODevice::ReadOnly));
            all.append({file.fileName().mid(Root.size() + 1), QString::fromUtf8(file.readAll())});
        }
    }
    return all;
}

/// "a" "b\n" as the compiler sees it.
QString literal(const QString &code)
{
    static const QRegularExpression piece(QStringLiteral("\"((?:[^\"\\\\]|\\\\.)*)\""));
    static const QRegularExpression unicode(QStringLiteral("\\\\u([0-9a-fA-F]{4})"));
    QString text;
    for (auto match = piece.globalMatch(code); match.hasNext();)
        text += match.next().captured(1);
    for (auto match = unicode.match(text); match.hasMatch(); match = unicode.match(text))
        text.replace(match.captured(0), QString(QChar(match.captured(1).toUShort(nullptr, 16))));
    text.replace(QLatin1String("\\n"), QLatin1String("\n"))
        .replace(QLatin1String("\\\""), QLatin1String("\""))
        .replace(QLatin1String("\\\\"), QLatin1String("\\"));
    return text;
}

class Language : public testing::TestWithParam<const char *> {};

}  // namespace

TEST_P(Language, IsFinishedAndKeepsEveryPlaceholder)
{
    const QList<Message> all = messages(QString::fromLatin1(GetParam()));
    ASSERT_FALSE(all.isEmpty());
    for (const Message &message : all) {
        EXPECT_EQ(message.type, QString()) << message.where();
        if (message.numerus) {
            EXPECT_EQ(message.translations.size(), 2) << message.where();
        }
        for (const QString &translation : message.translations) {
            EXPECT_FALSE(translation.trimmed().isEmpty()) << message.where();
            EXPECT_EQ(placeholders(translation), placeholders(message.source)) << message.where();
        }
    }
}

TEST_P(Language, IsInTheProgram)
{
    QTranslator translator;
    EXPECT_TRUE(
        translator.load(QStringLiteral(":/translations/observatorio_%1.qm").arg(QString::fromLatin1(GetParam()))));
    EXPECT_FALSE(translator.isEmpty());
}

INSTANTIATE_TEST_SUITE_P(All, Language, testing::Values("es", "en"));

TEST(Translations, EnglishHasOnlyPluralForms)
{
    for (const Message &message : messages(QStringLiteral("en")))
        EXPECT_TRUE(message.numerus) << message.where();
}

TEST(Translations, EveryTextOfTheSourcesIsInTheFile)
{
    std::set<QString> known;
    for (const Message &message : messages(QStringLiteral("es")))
        known.insert(message.source);
    static const QRegularExpression call(QStringLiteral("\\btr\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+)"));
    int found = 0;
    for (const Source &source : sources()) {
        for (auto match = call.globalMatch(source.text); match.hasNext(); ++found) {
            const QString text = literal(match.next().captured(1));
            EXPECT_TRUE(known.contains(text))
                << source.path.toStdString() << ": \"" << text.toStdString()
                << "\" is not in observatorio_es.ts; run resources/translations/update.sh";
        }
    }
    EXPECT_GT(found, 300);
}

TEST(Translations, EveryErrorHasASentenceAndItsTranslation)
{
    QHash<QString, QString> spanish;
    for (const Message &message : messages(QStringLiteral("es"))) {
        if (message.context == QLatin1String("ErrorText"))
            spanish.insert(message.source, message.translations.value(0));
    }
    const QString other = QString::fromLatin1(sentenceOf(static_cast<ErrorCode>(ErrorCodeCount)).what);
    for (int code = 0; code < ErrorCodeCount; ++code) {
        const ErrorSentence sentence = sentenceOf(static_cast<ErrorCode>(code));
        const QString what = QString::fromLatin1(sentence.what), remedy = QString::fromLatin1(sentence.remedy);
        EXPECT_NE(what, other) << code << " has no sentence of its own";
        EXPECT_TRUE(what.contains(QLatin1String("%1"))) << sentence.what;
        for (const QString &text : {what, remedy}) {
            EXPECT_TRUE(text.isEmpty() || !spanish.value(text).isEmpty()) << text.toStdString();
        }
    }
    EXPECT_FALSE(spanish.value(other).isEmpty());
}

TEST(Translations, ErrorsReadTheSameInTheWindowAndTheConsoleWhereBothAreEnglish)
{
    for (int code = 0; code < ErrorCodeCount; ++code) {
        for (const Error &error :
             {Error{static_cast<ErrorCode>(code), "this %1 thing", "why"}, Error{static_cast<ErrorCode>(code), {}, {}}})
            EXPECT_EQ(Format::error(error).toStdString(), toEnglish(error));
    }
    EXPECT_EQ(toEnglish({ErrorCode::FileMalformed, {}, {}}), "Not in the expected format. Correct the file.");
}

TEST(Translations, WhatAPersonReadsGoesThroughTr)
{
    // Words of the wire, examples to type, and the languages' own names stay as they are.
    static const QStringList untranslated{QStringLiteral("Español"),       QStringLiteral("English"),
                                          QStringLiteral("PLAIN"),         QStringLiteral("SCRAM-SHA-256"),
                                          QStringLiteral("SCRAM-SHA-512"), QStringLiteral("kafka1:9092, kafka2:9092"),
                                          QStringLiteral("Observatorio")};
    static const QRegularExpression shown(
        QStringLiteral("(setText|setToolTip|setWindowTitle|setPlaceholderText|setAccessibleName|"
                       "setAccessibleDescription|setTitle|setDetail|setTexts|addSegment"
                       "|addItem|addAction|addTab|QLabel|QPushButton|QToolButton|QCheckBox|QRadioButton|QGroupBox|Card)"
                       "\\(\\s*(?:QStringLiteral|QLatin1String|tr)?\\(?u?\"([^\"]*)\""));
    static const QRegularExpression translated(QStringLiteral("\\(\\s*tr\\("));
    static const QRegularExpression word(QStringLiteral("\\p{L}{3}"));
    for (const Source &source : sources()) {
        for (auto match = shown.globalMatch(source.text); match.hasNext();) {
            const auto hit = match.next();
            if (translated.match(hit.captured(0)).hasMatch() || untranslated.contains(hit.captured(2)))
                continue;
            EXPECT_FALSE(word.match(hit.captured(2)).hasMatch())
                << source.path.toStdString() << ": " << hit.captured(0).toStdString();
        }
    }
}

TEST(Translations, DialogsNeedNoneOfQtsOwn)
{
    QTranslator ours;
    ASSERT_TRUE(ours.load(QStringLiteral(":/translations/observatorio_es.qm")));
    QApplication::installTranslator(&ours);
    const AboutDialog about;
    UiContext context;
    useReferenceData(context);
    const SilenceDialog silence(context, {}, {});
    QApplication::removeTranslator(&ours);
    QStringList texts;
    for (const QDialog *dialog : {static_cast<const QDialog *>(&about), static_cast<const QDialog *>(&silence)})
        for (const QPushButton *button : dialog->findChildren<QPushButton *>())
            texts += button->text();
    EXPECT_EQ(texts, QStringList({QStringLiteral("Cerrar"), QStringLiteral("Silenciar"), QStringLiteral("Cancelar")}));
}
