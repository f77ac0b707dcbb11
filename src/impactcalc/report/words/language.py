"""What a language has to say of a report: all its modules, and its headings and labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.report.words.asked.answer import AnswerWords
    from impactcalc.report.words.asked.assumed import AssumedWords
    from impactcalc.report.words.asked.break_even import BreakEvenWords
    from impactcalc.report.words.asked.charts import ChartsWords
    from impactcalc.report.words.asked.colours import ColoursWords
    from impactcalc.report.words.asked.comparison import ComparisonWords
    from impactcalc.report.words.asked.data_status import DataStatusWords
    from impactcalc.report.words.asked.deals import DealsWords
    from impactcalc.report.words.asked.estimate import EstimateWords
    from impactcalc.report.words.asked.explained import ExplainedWords
    from impactcalc.report.words.asked.finance import FinanceWords
    from impactcalc.report.words.asked.first import FirstWords
    from impactcalc.report.words.asked.governments import GovernmentsWords
    from impactcalc.report.words.asked.how_sure import HowSureWords
    from impactcalc.report.words.asked.in_kind import InKindWords
    from impactcalc.report.words.asked.jobs import JobsWords
    from impactcalc.report.words.asked.look import LookWords
    from impactcalc.report.words.asked.network import NetworkWords
    from impactcalc.report.words.asked.offered_taxes import OfferedTaxesWords
    from impactcalc.report.words.asked.page import PageWords
    from impactcalc.report.words.asked.places import PlacesWords
    from impactcalc.report.words.asked.public_money import PublicMoneyWords
    from impactcalc.report.words.asked.region import RegionWords
    from impactcalc.report.words.asked.residents import ResidentsWords
    from impactcalc.report.words.asked.spending import SpendingWords
    from impactcalc.report.words.asked.studies_found import StudiesFoundWords
    from impactcalc.report.words.asked.study_2015 import Study2015Words
    from impactcalc.report.words.asked.study_2015_meanings import Study2015MeaningsWords
    from impactcalc.report.words.asked.study_2015_pages import Study2015PagesWords
    from impactcalc.report.words.asked.study_2015_steps import Study2015StepsWords
    from impactcalc.report.words.asked.survey import SurveyWords
    from impactcalc.report.words.asked.taken import TakenWords
    from impactcalc.report.words.asked.terms import TermsWords
    from impactcalc.report.words.asked.ties import TiesWords
    from impactcalc.report.words.asked.titles import TitlesWords
    from impactcalc.report.words.asked.verified import VerifiedWords
    from impactcalc.report.words.asked.what_if import WhatIfWords
    from impactcalc.report.words.asked.year_on_year import YearOnYearWords


class ReportWords(Protocol):
    """The sentences of `report/words/asked/taxes.py` stand in the part `taxes`."""

    def term(self, english: str) -> str:
        """A heading, a label or how a column is read: its English is the key, what is put into it in braces."""
        ...

    @property
    def answer(self) -> AnswerWords: ...
    @property
    def assumed(self) -> AssumedWords: ...
    @property
    def break_even(self) -> BreakEvenWords: ...
    @property
    def charts(self) -> ChartsWords: ...
    @property
    def colours(self) -> ColoursWords: ...
    @property
    def comparison(self) -> ComparisonWords: ...
    @property
    def data_status(self) -> DataStatusWords: ...
    @property
    def estimate(self) -> EstimateWords: ...
    @property
    def explained(self) -> ExplainedWords: ...
    @property
    def finance(self) -> FinanceWords: ...
    @property
    def first(self) -> FirstWords: ...
    @property
    def governments(self) -> GovernmentsWords: ...
    @property
    def how_sure(self) -> HowSureWords: ...
    @property
    def in_kind(self) -> InKindWords: ...
    @property
    def jobs(self) -> JobsWords: ...
    @property
    def look(self) -> LookWords: ...
    @property
    def network(self) -> NetworkWords: ...
    @property
    def offered_taxes(self) -> OfferedTaxesWords: ...
    @property
    def page(self) -> PageWords: ...
    @property
    def places(self) -> PlacesWords: ...
    @property
    def public_money(self) -> PublicMoneyWords: ...
    @property
    def region(self) -> RegionWords: ...
    @property
    def residents(self) -> ResidentsWords: ...
    @property
    def spending(self) -> SpendingWords: ...
    @property
    def studies_found(self) -> StudiesFoundWords: ...
    @property
    def study_2015(self) -> Study2015Words: ...
    @property
    def study_2015_meanings(self) -> Study2015MeaningsWords: ...
    @property
    def study_2015_pages(self) -> Study2015PagesWords: ...
    @property
    def study_2015_steps(self) -> Study2015StepsWords: ...
    @property
    def survey(self) -> SurveyWords: ...
    @property
    def taken(self) -> TakenWords: ...
    @property
    def terms(self) -> TermsWords: ...
    @property
    def ties(self) -> TiesWords: ...
    @property
    def titles(self) -> TitlesWords: ...
    @property
    def verified(self) -> VerifiedWords: ...
    @property
    def what_if(self) -> WhatIfWords: ...
    @property
    def year_on_year(self) -> YearOnYearWords: ...

    @property
    def deals(self) -> DealsWords: ...
